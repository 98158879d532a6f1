import { z } from "zod";
import { readOf } from "../read";
import { defineResourceType } from "../resource";

const flag = z.boolean().optional();
const text = z.string().optional();

/**
 * Domains registered through the account. Who its holders are is not kept.
 * https://docs.aws.amazon.com/Route53/latest/APIReference/API_domains_GetDomainDetail.html
 */
export const domain = defineResourceType({
  type: "AWS::Route53Domains::Domain",
  service: "route53domains",
  title: "Registered domains",
  arn: "route53domains:domain/*",
  cli: "route53domains get-domain-detail --domain-name {id}",
  schema: z.looseObject({
    DomainName: z.string(),
    AutoRenew: flag,
    /** True while the domain cannot be moved to another registrar. */
    TransferLock: flag,
    Expiry: text,
    Detail: readOf(
      z.looseObject({
        Nameservers: z.array(z.looseObject({ Name: text })).optional(),
        AdminPrivacy: flag,
        RegistrantPrivacy: flag,
        TechPrivacy: flag,
        BillingPrivacy: flag,
        RegistrarName: text,
        StatusList: z.array(z.string()).optional(),
        DnssecKeys: z.array(z.looseObject({ KeyTag: z.number().optional() })).optional(),
      }),
    ),
    /** Only here when the tags could not be read. */
    Tags: readOf(z.never()).optional(),
  }),
});
