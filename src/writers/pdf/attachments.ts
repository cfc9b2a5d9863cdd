/** A file inside of the PDF, such as the data that a brief was made from. */
export interface Attachment {
  /** File name with ending. */
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  /** What it holds, for those who look through the attachments. */
  readonly description: string;
}
