import * as sdk from "@aws-sdk/client-apigatewayv2";
import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

/** An HTTP API with a function behind it, a regional name before it, and a link into the network. */
export const seed = defineSeed({
  async make({ config, functionArn, subnets }) {
    const client = new sdk.ApiGatewayV2Client(config);
    const { ApiId } = await client.send(new sdk.CreateApiCommand({ Name: "orders", ProtocolType: "HTTP" }));
    const { IntegrationId } = await client.send(
      new sdk.CreateIntegrationCommand({
        ApiId,
        IntegrationType: "AWS_PROXY",
        IntegrationUri: functionArn,
        PayloadFormatVersion: "2.0",
      }),
    );
    const Target = `integrations/${IntegrationId}`;
    await client.send(new sdk.CreateRouteCommand({ ApiId, RouteKey: "GET /orders", Target }));
    await client.send(new sdk.CreateStageCommand({ ApiId, StageName: "live" }));
    const DomainName = "orders.whole.example";
    await client.send(
      new sdk.CreateDomainNameCommand({ DomainName, DomainNameConfigurations: [{ EndpointType: "REGIONAL" }] }),
    );
    await client.send(new sdk.CreateApiMappingCommand({ DomainName, ApiId, Stage: "live" }));
    await client.send(new sdk.CreateVpcLinkCommand({ Name: "inside", SubnetIds: [...subnets], SecurityGroupIds: [] }));
  },
  answers: {
    // The emulator cannot list them. REST APIs have an operation of the same name.
    "apigateway.GetAuthorizers": ({ path }) =>
      path.startsWith("/v2/")
        ? jsonAnswer({ items: [{ authorizerId: "a1", authorizerType: "JWT", name: "tokens" }] })
        : null,
  },
});
