import { notFound } from "next/navigation";

/** Addresses below an account that are no page. */
export default function NoSuchPage() {
  notFound();
}
