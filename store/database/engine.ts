/** What the two databases have in common: connections that run one SQL statement at a time. */
export interface Engine {
  acquire(): Promise<EngineConnection>;
  end(): Promise<void>;
}

export interface EngineConnection {
  run(text: string, values: readonly unknown[]): Promise<EngineResult>;
  /** A broken connection is thrown away; any other is used again. */
  release(broken: boolean): void;
}

export interface EngineResult {
  readonly rows: readonly unknown[];
  readonly affectedRows: number;
}
