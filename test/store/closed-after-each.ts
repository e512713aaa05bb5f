import { startLimitMs } from './engines';

/** Gives a function that keeps what a test has to close; it is closed after the test, however that ends, last opened first. */
export function closedAfterEach(): (close: () => Promise<void>) => void {
  const open: (() => Promise<void>)[] = [];
  afterEach(async () => {
    for (const close of open.splice(0).reverse()) await close();
  }, startLimitMs);
  return (close) => open.push(close);
}
