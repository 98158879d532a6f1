import { afterEach, expect, it } from "vitest";
import type { CallFailure } from "@/lib/aws/call-failure";
import { openSession, type Session } from "@/lib/aws/session";
import { useTestCredentials } from "@/lib/testing/aws-environment";
import type { WireProxy } from "@/lib/testing/proxy";
import { errorAnswer, xmlAnswer } from "@/lib/testing/wire-answers";
import { startWireServer } from "@/lib/testing/wire-server";
import { elbv2 } from "./elbv2";
import { allListeners, allRules } from "./elbv2-lists";
import { createContext } from "./engine/context";

let server: WireProxy;
let session: Session;
afterEach(async () => {
  session.close();
  await server.stop();
});

const answer = (operation: string, result: string) =>
  xmlAnswer(`<${operation}Response><${operation}Result>${result}</${operation}Result></${operation}Response>`);

it("refused rules say nothing about listeners, also to a listing of listeners that ends later", async () => {
  useTestCredentials();
  server = await startWireServer({
    "elasticloadbalancing.DescribeLoadBalancers": answer(
      "DescribeLoadBalancers",
      "<LoadBalancers><member><LoadBalancerArn>arn:lb</LoadBalancerArn></member></LoadBalancers>",
    ),
    "elasticloadbalancing.DescribeListeners": answer(
      "DescribeListeners",
      "<Listeners><member><ListenerArn>arn:l</ListenerArn><Protocol>HTTPS</Protocol></member></Listeners>",
    ),
    "elasticloadbalancing.DescribeRules": (request) => errorAnswer(request, 403, "AccessDenied", "You may not."),
  });
  session = openSession({ credentials: { kind: "default" }, endpointUrl: server.url }, { limits: { attempts: 1 } });
  const shared = new Map<string, Promise<unknown>>();
  const missesOf = async (list: typeof allRules | typeof allListeners) => {
    const missed: CallFailure[] = [];
    const context = createContext({
      collector: elbv2,
      region: "eu-west-1",
      partition: "aws",
      awsAccountId: "123456789012",
      session,
      signal: new AbortController().signal,
      shared,
      events: { onMiss: (failure) => missed.push(failure), onUnreadProperty: () => {}, onCall: () => {} },
    });
    for await (const _ of list(context));
    return missed.map(({ operation }) => operation);
  };
  expect(await missesOf(allRules)).toEqual(["DescribeRules"]);
  expect(await missesOf(allListeners)).toEqual([]);
});
