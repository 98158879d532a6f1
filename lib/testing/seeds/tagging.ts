import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

export const seed = defineSeed({
  answers: ({ awsAccountId }) => ({
    // Collectors that ask for the tags of one service get the emulator's answer.
    "tagging.GetResources": ({ body }) =>
      body.includes("ResourceTypeFilters")
        ? null
        : jsonAnswer({
            ResourceTagMappingList: [
              {
                ResourceARN: `arn:aws:unheardof:eu-west-1:${awsAccountId}:thing/t-1`,
                Tags: [{ Key: "team", Value: "shop" }],
              },
            ],
            PaginationToken: "",
          }),
  }),
});
