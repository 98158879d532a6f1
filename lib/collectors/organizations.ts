import {
  DescribeOrganizationCommand,
  DescribeResourcePolicyCommand,
  type Organization,
  OrganizationsClient,
  paginateListAWSServiceAccessForOrganization,
  paginateListDelegatedAdministrators,
  paginateListDelegatedServicesForAccount,
} from "@aws-sdk/client-organizations";
import { CallFailure } from "@/lib/aws/call-failure";
import { GLOBAL } from "@/lib/model/resource";
import { organization } from "@/lib/model/resources/organizations";
import { type CollectContext, type CollectorListing, defineCollector, found, listing } from "./define";
import { policies, tree } from "./organizations-tree";
import { policyDocument } from "./policy/document";
import { BULK_TAG_PERMISSIONS } from "./shared/bulk-tags";
import { allItems } from "./shared/paginators";
import { told } from "./shared/told";

/** AWS's word for an account that is in no organization. */
const NOT_IN_USE = "AWSOrganizationsNotInUseException";

const whole = listing([organization], async function* (context) {
  const one = await ownOrganization(context);
  if (one === null) return;
  const client = context.connect(OrganizationsClient);
  const [EnabledServices, DelegatedAdministrators, ResourcePolicy] = await Promise.all([
    context.read(() =>
      allItems(
        context.paginate(paginateListAWSServiceAccessForOrganization, client, { MaxResults: 20 }),
        (page) => page.EnabledServicePrincipals,
      ),
    ),
    context.read(() => delegates(context, client)),
    context.read<unknown>(
      async () => {
        const { ResourcePolicy } = await client.send(new DescribeResourcePolicyCommand({}));
        return policyDocument(told(ResourcePolicy?.Content, of("DescribeResourcePolicy")));
      },
      { ResourcePolicyNotFoundException: null },
    ),
  ]);
  yield found(organization, {
    arn: one.Arn ?? "",
    id: one.Id ?? "",
    configuration: { ...one, EnabledServices, DelegatedAdministrators, ResourcePolicy },
  });
});

async function delegates(context: CollectContext, client: OrganizationsClient) {
  const pages = context.paginate(paginateListDelegatedAdministrators, client, { MaxResults: 20 });
  const accounts = await allItems(pages, (page) => page.DelegatedAdministrators);
  return Promise.all(
    accounts.map(async ({ Id, DelegationEnabledDate }) => {
      const input = { AccountId: Id, MaxResults: 20 };
      const services = context.paginate(paginateListDelegatedServicesForAccount, client, input);
      return { Id, DelegationEnabledDate, Services: await allItems(services, (page) => page.DelegatedServices) };
    }),
  );
}

/** Whose answer lacks what it must tell. */
const of = (operation: string) => ({ service: "organizations", region: GLOBAL, operation });

/** The organization of the account, null when it is in none. */
function ownOrganization(context: CollectContext): Promise<Organization | null> {
  return context.once("organization", async () => {
    try {
      const answer = await context.connect(OrganizationsClient).send(new DescribeOrganizationCommand({}));
      return told(answer.Organization, of("DescribeOrganization"));
    } catch (error) {
      if (error instanceof CallFailure && error.code === NOT_IN_USE) return null;
      throw error;
    }
  });
}

/** The same listing, empty for an account that is in no organization. */
function inOrganization({ types, collect }: CollectorListing): CollectorListing {
  return listing(types, async function* (context) {
    // An organization that may not be described may still be listed.
    const isNowhere = await ownOrganization(context).then(
      (one) => one === null,
      () => false,
    );
    if (!isNowhere) yield* collect(context);
  });
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsorganizations.html */
export const organizations = defineCollector({
  service: "organizations",
  scope: "global",
  permissions: {
    ...BULK_TAG_PERMISSIONS,
    DescribeOrganization: "organizations:DescribeOrganization",
    DescribePolicy: "organizations:DescribePolicy",
    DescribeResourcePolicy: "organizations:DescribeResourcePolicy",
    ListAccountsForParent: "organizations:ListAccountsForParent",
    ListAWSServiceAccessForOrganization: "organizations:ListAWSServiceAccessForOrganization",
    ListDelegatedAdministrators: "organizations:ListDelegatedAdministrators",
    ListDelegatedServicesForAccount: "organizations:ListDelegatedServicesForAccount",
    ListOrganizationalUnitsForParent: "organizations:ListOrganizationalUnitsForParent",
    ListPolicies: "organizations:ListPolicies",
    ListRoots: "organizations:ListRoots",
    ListTargetsForPolicy: "organizations:ListTargetsForPolicy",
  },
  listings: [inOrganization(policies), inOrganization(tree), whole],
});
