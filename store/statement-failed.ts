/** The database refused a statement: a defect. Says which SQLSTATE and constraint, never a value. */
export class StatementFailed extends Error {
  override readonly name = 'StatementFailed';

  constructor(
    readonly sqlState: string,
    readonly constraint: string | null,
  ) {
    super(`The database refused a statement: SQLSTATE ${sqlState}${constraint === null ? '' : `, ${constraint}`}`);
  }
}
