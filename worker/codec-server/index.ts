export { codecServer, uiCodecEndpoint } from './codec-server';
export { openingLink } from './pass';
