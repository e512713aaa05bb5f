export { clinicsSource } from './clinics-source';
export { lastGoodClinics, type LastGoodClinics } from './last-good-clinics';
