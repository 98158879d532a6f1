import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  answers: {
    "route53domains.ListDomains": jsonAnswer({
      Domains: [{ DomainName: "whole.example", AutoRenew: true, TransferLock: true, Expiry: 1_900_000_000 }],
    }),
    "route53domains.GetDomainDetail": jsonAnswer({ DomainName: "whole.example", AdminPrivacy: true }),
    "route53domains.ListTagsForDomain": jsonAnswer({ TagList: [] }),
  },
});
