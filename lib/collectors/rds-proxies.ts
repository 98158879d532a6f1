import {
  type DBProxyTarget,
  paginateDescribeDBProxies,
  paginateDescribeDBProxyTargets,
  paginateDescribeEventSubscriptions,
  RDSClient,
} from "@aws-sdk/client-rds";
import { dbProxy, eventSubscription } from "@/lib/model/resources/rds-proxies";
import { found, listing } from "./define";
import { BULK_TAG_PERMISSIONS, bulkTags } from "./shared/bulk-tags";

/** Most items that RDS gives on one page. */
const MaxRecords = 100;

/** Proxies and event subscriptions. */
export const rdsProxies = {
  permissions: {
    DescribeDBProxies: "rds:DescribeDBProxies",
    DescribeDBProxyTargets: "rds:DescribeDBProxyTargets",
    DescribeEventSubscriptions: "rds:DescribeEventSubscriptions",
    ...BULK_TAG_PERMISSIONS,
  },
  listings: [
    listing([dbProxy], async function* (context) {
      const client = context.connect(RDSClient);
      for await (const page of context.paginate(paginateDescribeDBProxies, client, { MaxRecords })) {
        yield* context.each(page.DBProxies ?? [], async (item) => {
          const { DBProxyName, DBProxyArn } = item;
          const [Targets, { tags, unseenTags }] = await Promise.all([
            context.read(async () => {
              const targets: DBProxyTarget[] = [];
              const pages = context.paginate(paginateDescribeDBProxyTargets, client, { DBProxyName, MaxRecords });
              for await (const { Targets = [] } of pages) targets.push(...Targets);
              return targets;
            }),
            bulkTags(context, "rds:db-proxy", DBProxyArn ?? ""),
          ]);
          return found(dbProxy, {
            arn: DBProxyArn ?? "",
            id: DBProxyName ?? "",
            tags,
            state: item.Status,
            configuration: { ...item, Targets, ...unseenTags },
          });
        });
      }
    }),
    listing([eventSubscription], async function* (context) {
      const client = context.connect(RDSClient);
      for await (const page of context.paginate(paginateDescribeEventSubscriptions, client, { MaxRecords })) {
        yield* context.each(page.EventSubscriptionsList ?? [], async (item) => {
          const { EventSubscriptionArn } = item;
          const { tags, unseenTags } = await bulkTags(context, "rds:es", EventSubscriptionArn ?? "");
          return found(eventSubscription, {
            arn: EventSubscriptionArn ?? "",
            id: item.CustSubscriptionId ?? "",
            tags,
            state: item.Status,
            configuration: { ...item, ...unseenTags },
          });
        });
      }
    }),
  ],
};
