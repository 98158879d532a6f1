import type { AwsConnection } from "@/lib/aws/connection";
import { type Identity, whoAmI } from "@/lib/aws/identity";
import { openSession, type Session, type SessionOptions } from "@/lib/aws/session";

/** A session that AWS let in. The caller closes it. */
export type SignedIn = { session: Session; identity: Identity };

/**
 * Opens a connection and asks AWS who we are.
 * @throws AppError `unavailable` with what to do when AWS does not let us in; the session is closed then.
 */
export async function signIn(connection: AwsConnection, options: SessionOptions = {}): Promise<SignedIn> {
  const session = openSession(connection, options);
  try {
    return { session, identity: await whoAmI(session) };
  } catch (error) {
    session.close();
    throw error;
  }
}
