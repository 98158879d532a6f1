import { getScanProgress } from "@/lib/operations/snapshots/get-scan-progress";
import { answer } from "@/lib/web/answer";
import { eventStream } from "@/lib/web/event-stream";
import { currentActor } from "@/lib/web/session";
import { sequence } from "@/lib/web/view-params";

/** Progress of a scan as server-sent events, until its end. */
export async function GET(
  request: Request,
  { params }: RouteContext<"/api/accounts/[account]/scans/[seq]/progress">,
): Promise<Response> {
  const { account, seq: segment } = await params;
  return answer(async () => {
    const actor = await currentActor();
    const seq = sequence(segment) ?? undefined;
    const look = async () => {
      const value = await getScanProgress(actor, { account, seq });
      return { value, last: value.status !== "queued" && value.status !== "running" };
    };
    // Fails as an answer with a status, not as a stream that breaks off.
    await look();
    return eventStream(look, request.signal);
  });
}
