export { course } from './course';
