/** What a payer does on the 3-D Secure page of the sandbox. Says whether there was anything to do. */
export interface SandboxPage {
  finish(intentId: string, secret: string, approved: boolean): Promise<boolean>;
}
