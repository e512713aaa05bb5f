export { clinicsSource, type ClinicsSource, type ClinicsSourceOptions } from './clinics-source';
export { lastGoodClinics, type LastGoodClinics } from './last-good-clinics';
