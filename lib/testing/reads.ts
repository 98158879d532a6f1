/** True for operations that by their name change nothing: what collectors may send, and what commands we show may do. */
export function isRead(operation: string): boolean {
  return /^(?:Get|List|Describe|Head|BatchGet|Search)[A-Z]|^GenerateCredentialReport$/.test(operation);
}
