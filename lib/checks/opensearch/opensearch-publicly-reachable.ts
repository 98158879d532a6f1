import { fact, fail, pass, resourceCheck } from "@/lib/checks/engine/define";
import { openStatements, openWords, statementsOf } from "@/lib/checks/shared/policy";
import { shortList } from "@/lib/checks/shared/short-list";
import { openSearchDomain } from "@/lib/model/resources/opensearch";

/** A domain without a VPC has a public endpoint; then its access policy is all that stands before the data. */
export const opensearchPubliclyReachable = resourceCheck({
  id: "opensearch-publicly-reachable",
  service: "opensearch",
  title: "OpenSearch domains do not answer everybody",
  severity: "critical",
  version: 1,
  types: [openSearchDomain],
  evaluate: ({ configuration }) => {
    const { VPCOptions, AccessPolicies, AdvancedSecurityOptions } = configuration;
    if (VPCOptions?.VPCId !== undefined) {
      return pass("The domain stands in a VPC and has no public endpoint.", [
        fact("VPCOptions.VPCId", VPCOptions.VPCId),
      ]);
    }
    const { everybody, networks } = openStatements(statementsOf(AccessPolicies));
    const signIn = AdvancedSecurityOptions?.Enabled === true && AdvancedSecurityOptions.AnonymousAuthEnabled !== true;
    const evidence = [
      fact("VPCOptions", null),
      fact("AccessPolicies", shortList(everybody.map(openWords))),
      fact("AdvancedSecurityOptions.Enabled", AdvancedSecurityOptions?.Enabled ?? false),
    ];
    if (everybody.length === 0) {
      return networks.length > 0
        ? pass("The endpoint is public, but its policy lets in some networks only.", [
            fact("Networks", shortList(networks)),
          ])
        : pass("The endpoint is public, but its policy lets in nobody that it does not name.", evidence);
    }
    return signIn
      ? fail(
          "The endpoint is public and its policy is for everybody: only the domain's own sign-in is left.",
          evidence,
          { severity: "medium" },
        )
      : fail("The endpoint is public, its policy is for everybody, and nobody has to sign in.", evidence);
  },
  risk: "Whoever finds the address can read every index, and delete it: open search clusters are found and emptied within hours.",
  fix: {
    console: [
      "Amazon OpenSearch Service, Domains, choose the domain",
      "Security configuration, Edit: name roles or address ranges in the access policy",
      "Better: restore a snapshot into a domain with VPC access",
    ],
    cli: ["aws opensearch update-domain-config --domain-name {id} --access-policies file://policy.json"],
    terraform:
      'resource "aws_opensearch_domain" "this" {\n  vpc_options {\n    subnet_ids         = [aws_subnet.private.id]\n    security_group_ids = [aws_security_group.search.id]\n  }\n}',
    link: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/ac.html",
  },
  apis: ["es:DescribeDomains"],
  source: "https://docs.aws.amazon.com/opensearch-service/latest/developerguide/vpc.html",
});
