/** What a payer does on the 3-D Secure page of the sandbox. Says whether there was anything to do. */
export interface PayerAuthentication {
  complete(intentId: string, secret: string, isApproved: boolean): Promise<boolean>;
}
