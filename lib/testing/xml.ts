import { type WireAnswer, xmlAnswer } from "./wire-answers";

/**
 * A successful answer of a REST service that speaks XML.
 * @param root name of the outermost element
 * @param content elements by name; a list stands under the names of itself and of its items (`Items/Origin`)
 */
export function restXmlAnswer(root: string, content: object): WireAnswer {
  return xmlAnswer(element(root, content));
}

function element(name: string, content: unknown): string {
  return `<${name}>${inside(content)}</${name}>`;
}

function inside(content: unknown): string {
  if (typeof content !== "object" || content === null) {
    return String(content ?? "")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;");
  }
  return Object.entries(content)
    .map(([key, value]) => {
      const [name = "", item] = key.split("/");
      if (item === undefined || !Array.isArray(value)) return element(name, value);
      return `<${name}>${value.map((one) => element(item, one)).join("")}</${name}>`;
    })
    .join("");
}
