import { ACM } from "@aws-sdk/client-acm";
import { APIGateway } from "@aws-sdk/client-api-gateway";
import { ApiGatewayV2 } from "@aws-sdk/client-apigatewayv2";
import { CloudFront } from "@aws-sdk/client-cloudfront";
import { Route53, type RRType } from "@aws-sdk/client-route-53";
import { APP_NAME, CLASSIC_NAME } from "./corrections";
import { ACCOUNT, HOME, made, type World } from "./world";

/** Certificates of both regions. @returns the one of the application's balancer */
export async function makeCertificates(world: World): Promise<string> {
  const request = async (
    when: string,
    region: string,
    DomainName: string,
    others: string[],
    tags: Record<string, string>,
  ) => {
    await world.at(when);
    const { CertificateArn } = await world.aws(ACM, region).requestCertificate({
      DomainName,
      ValidationMethod: "DNS",
      IdempotencyToken: DomainName.replace(/\W/g, ""),
      ...(others.length > 0 ? { SubjectAlternativeNames: others } : {}),
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    });
    return made(CertificateArn);
  };
  const app = await request("2025-12-02 09:20", HOME, "pinecrate.example", ["*.pinecrate.example"], { Env: "prod" });
  await request("2025-11-27 11:02", "us-east-1", "static.pinecrate.example", [], { env: "prod" });
  await request("2025-09-22 08:15", HOME, "shop.pinecrate-outlet.example", [], {});
  await request("2021-05-18 10:12", "eu-central-1", "demo.pinecrate.example", [], {});
  return app;
}

/** Names, the CDN, and the two generations of API. */
export async function makeEdge(world: World): Promise<void> {
  await makeZones(world, await makeCdn(world));
  await makeApis(world);
}

async function makeZones(world: World, cdn: string): Promise<void> {
  const dns = world.aws(Route53);
  const zone = async (when: string, Name: string, records: [string, RRType, ...string[]][]) => {
    await world.at(when);
    const { HostedZone } = await dns.createHostedZone({ Name, CallerReference: `${Name}-${when}` });
    await dns.changeResourceRecordSets({
      HostedZoneId: made(HostedZone?.Id),
      ChangeBatch: {
        Changes: records.map(([name, Type, ...values]) => ({
          Action: "CREATE",
          ResourceRecordSet: {
            Name: `${name}${name ? "." : ""}${Name}`,
            Type,
            TTL: 300,
            ResourceRecords: values.map((Value) => ({ Value })),
          },
        })),
      },
    });
    return made(HostedZone?.Id);
  };
  const elb = `${HOME}.elb.amazonaws.com`;
  const shop = await zone("2017-03-02 11:20", "pinecrate.example", [
    ["", "MX", "10 aspmx.l.mail.example"],
    ["", "TXT", '"v=spf1 include:amazonses.com ~all"'],
    ["www", "CNAME", CLASSIC_NAME],
    ["checkout", "CNAME", APP_NAME],
    ["api", "CNAME", APP_NAME],
    ["static", "CNAME", cdn],
    ["bastion", "A", "203.0.113.20"],
    ["vpn", "A", "203.0.113.9"],
    ["jenkins", "A", "203.0.113.31"],
    ["demo", "A", "198.51.100.14"],
    ["blog", "CNAME", "pinecrate-blog.elasticbeanstalk.com"],
    ["press", "CNAME", `pinecrate-press.s3-website-${HOME}.amazonaws.com`],
    ["status", "CNAME", "pinecrate.statuspage.example"],
    ["metabase", "A", "10.20.11.90"],
    ["_dmarc", "TXT", '"v=DMARC1; p=none"'],
    ["staging", "A", "203.0.113.64"],
  ]);
  await dns.changeResourceRecordSets({
    HostedZoneId: shop,
    ChangeBatch: {
      Changes: [
        {
          Action: "CREATE",
          ResourceRecordSet: {
            Name: "pinecrate.example",
            Type: "A",
            AliasTarget: { HostedZoneId: "Z32O12XQLNTSW2", DNSName: CLASSIC_NAME, EvaluateTargetHealth: false },
          },
        },
      ],
    },
  });
  await zone("2021-11-08 09:30", "pinecrate-outlet.example", [
    ["", "A", "203.0.113.80"],
    ["shop", "CNAME", `outlet-1284.${elb}`],
  ]);
  await zone("2018-06-04 13:10", "kratje.example", [["www", "CNAME", "www.pinecrate.example"]]);
  await world.at("2024-01-09 10:40");
  await dns.createHealthCheck({
    CallerReference: "www-2024",
    HealthCheckConfig: {
      Type: "HTTP",
      FullyQualifiedDomainName: "www.pinecrate.example",
      Port: 80,
      ResourcePath: "/robots.txt",
    },
  });
}

/** @returns the name of the distribution of static files */
async function makeCdn(world: World): Promise<string> {
  await world.at("2019-02-14 16:40");
  const cdn = world.aws(CloudFront, "us-east-1");
  const distribution = (
    reference: string,
    origin: string,
    alias: string | null,
    Comment: string,
    protocol: "TLSv1" | "TLSv1.2_2021",
  ) => ({
    CallerReference: reference,
    Comment,
    Enabled: true,
    ...(alias ? { Aliases: { Quantity: 1, Items: [alias] } } : {}),
    Origins: { Quantity: 1, Items: [{ Id: origin, DomainName: origin, S3OriginConfig: { OriginAccessIdentity: "" } }] },
    DefaultCacheBehavior: {
      TargetOriginId: origin,
      ViewerProtocolPolicy: "allow-all" as const,
      MinTTL: 0,
      ForwardedValues: { QueryString: false, Cookies: { Forward: "none" as const } },
    },
    ViewerCertificate: { MinimumProtocolVersion: protocol, CloudFrontDefaultCertificate: alias === null },
  });
  const { Distribution } = await cdn.createDistribution({
    DistributionConfig: distribution(
      "static",
      "pinecrate-static.s3.amazonaws.com",
      "static.pinecrate.example",
      "static files",
      "TLSv1",
    ),
  });
  await world.at("2020-10-21 12:25");
  await cdn.createDistribution({
    DistributionConfig: distribution(
      "press",
      "pinecrate-press-kit.s3.amazonaws.com",
      null,
      "press kit, agency",
      "TLSv1.2_2021",
    ),
  });
  return made(Distribution?.DomainName);
}

async function makeApis(world: World): Promise<void> {
  await world.at("2021-03-15 09:05");
  const rest = world.aws(APIGateway);
  const { id: restApiId } = await rest.createRestApi({
    name: "pinecrate-hooks",
    description: "payment and parcel webhooks",
    tags: { env: "prod" },
  });
  const { items = [] } = await rest.getResources({ restApiId: made(restApiId) });
  const root = made(items[0]?.id);
  for (const pathPart of ["payments", "parcels"]) {
    const { id: resourceId } = await rest.createResource({ restApiId, parentId: root, pathPart });
    await rest.putMethod({ restApiId, resourceId, httpMethod: "POST", authorizationType: "NONE" });
    await rest.putIntegration({
      restApiId,
      resourceId,
      httpMethod: "POST",
      type: "AWS_PROXY",
      integrationHttpMethod: "POST",
      uri: `arn:aws:apigateway:${HOME}:lambda:path/2015-03-31/functions/arn:aws:lambda:${HOME}:${ACCOUNT}:function:webhook-${pathPart}/invocations`,
    });
  }
  await rest.createDeployment({ restApiId, stageName: "prod" });
  await rest.createDeployment({ restApiId, stageName: "test-svedova" });
  await world.at("2023-05-05 14:10");
  const http = world.aws(ApiGatewayV2);
  const { ApiId } = await http.createApi({ Name: "order-status", ProtocolType: "HTTP", Tags: { Owner: "dkowal" } });
  await http.createStage({ ApiId, StageName: "$default", AutoDeploy: true });
  const { IntegrationId } = await http.createIntegration({
    ApiId,
    IntegrationType: "AWS_PROXY",
    PayloadFormatVersion: "2.0",
    IntegrationUri: `arn:aws:lambda:${HOME}:${ACCOUNT}:function:order-status`,
  });
  await http.createRoute({ ApiId, RouteKey: "GET /orders/{id}", Target: `integrations/${IntegrationId}` });
}
