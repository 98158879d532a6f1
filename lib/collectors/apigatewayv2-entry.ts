import {
  ApiGatewayV2Client,
  GetApiMappingsCommand,
  type GetApiMappingsRequest,
  GetDomainNamesCommand,
  type GetDomainNamesRequest,
  GetVpcLinksCommand,
  type GetVpcLinksRequest,
} from "@aws-sdk/client-apigatewayv2";
import { domainNameV2, vpcLinkV2 } from "@/lib/model/resources/apigatewayv2-entry";
import { apiGatewayArn } from "./apigateway-listing";
import { type CollectorListing, found, listing } from "./define";
import { allItems, paginatorOf } from "./shared/paginators";

type From = ApiGatewayV2Client;
const next = ({ NextToken }: { NextToken?: string | undefined }) => (NextToken ? { NextToken } : null);

const paginateDomainNames = paginatorOf(
  (from: From, input: GetDomainNamesRequest) => from.send(new GetDomainNamesCommand(input)),
  next,
);
const paginateMappings = paginatorOf(
  (from: From, input: GetApiMappingsRequest) => from.send(new GetApiMappingsCommand(input)),
  next,
);
const paginateVpcLinks = paginatorOf(
  (from: From, input: GetVpcLinksRequest) => from.send(new GetVpcLinksCommand(input)),
  next,
);

const MaxResults = "500";

const domainNames = listing([domainNameV2], async function* (context) {
  const client = context.connect(ApiGatewayV2Client);
  for await (const page of context.paginate(paginateDomainNames, client, { MaxResults })) {
    // Those without a regional entry are the first version's.
    const regional = (page.Items ?? []).filter(
      ({ DomainNameConfigurations: entries = [] }) =>
        entries.length === 0 || entries.some(({ EndpointType }) => EndpointType === "REGIONAL"),
    );
    yield* context.each(regional, async (item) => {
      const { DomainName = "", Tags: tags = {} } = item;
      const ApiMappings = await context.read(() =>
        allItems(context.paginate(paginateMappings, client, { DomainName, MaxResults }), ({ Items }) => Items),
      );
      const arn = apiGatewayArn(context, `/domainnames/${DomainName}`);
      return found(domainNameV2, { arn, id: DomainName, tags, configuration: { ...item, ApiMappings } });
    });
  }
});

const vpcLinks = listing([vpcLinkV2], async function* (context) {
  const client = context.connect(ApiGatewayV2Client);
  for await (const page of context.paginate(paginateVpcLinks, client, { MaxResults })) {
    for (const item of page.Items ?? []) {
      const { VpcLinkId: id = "", Name: name, VpcLinkStatus: state, Tags: tags = {} } = item;
      const arn = apiGatewayArn(context, `/vpclinks/${id}`);
      yield found(vpcLinkV2, { arn, id, name, state, tags, configuration: { ...item } });
    }
  }
});

/** Ways into HTTP and WebSocket APIs: names, and links into networks. */
export const entryListingsV2: readonly CollectorListing[] = [domainNames, vpcLinks];
