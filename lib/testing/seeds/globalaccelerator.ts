import { defineSeed } from "../seed";
import { jsonAnswer } from "../wire-answers";

const AcceleratorArn = "arn:aws:globalaccelerator::210000000099:accelerator/1";
const ListenerArn = `${AcceleratorArn}/listener/2`;

export const seed = defineSeed({
  answers: {
    "globalaccelerator.ListAccelerators": jsonAnswer({ Accelerators: [{ AcceleratorArn, Name: "front" }] }),
    "globalaccelerator.DescribeAcceleratorAttributes": jsonAnswer({
      AcceleratorAttributes: { FlowLogsEnabled: false },
    }),
    "globalaccelerator.ListTagsForResource": jsonAnswer({ Tags: [] }),
    "globalaccelerator.ListListeners": jsonAnswer({ Listeners: [{ ListenerArn, Protocol: "TCP" }] }),
    "globalaccelerator.ListEndpointGroups": jsonAnswer({
      EndpointGroups: [{ EndpointGroupArn: `${ListenerArn}/endpoint-group/3`, EndpointGroupRegion: "eu-west-1" }],
    }),
  },
});
