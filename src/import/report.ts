/** What an import did and could not do, in words: nothing is left out silently. */

export class ImportReport {
  /** What was taken over, a line each. */
  readonly done: string[] = [];
  /** What was left out: its name, and why. */
  readonly refused: { readonly name: string; readonly reason: string }[] = [];
  /** What means something else than it did, or is worth knowing. */
  readonly remarks: string[] = [];

  refuse(name: string, reason: string): void {
    this.refused.push({ name, reason });
  }

  remark(text: string): void {
    if (!this.remarks.includes(text)) this.remarks.push(text);
  }

  get text(): string {
    return [
      section('Taken over', this.done),
      section(
        'Not taken over',
        this.refused.map(({ name, reason }) => `${name}: ${reason}`),
      ),
      section('Good to know', this.remarks),
    ].join('');
  }
}

function section(title: string, lines: readonly string[]): string {
  if (lines.length === 0) return '';
  return `${title}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}
