// Where a finished file goes: the platforms, and the addresses of their pages for new files.

/** How each platform opens a new file; `takesText` is true where the address may carry its text. */
const PLATFORMS = {
  github: {
    takesText: true,
    create: (address, branch, path, text) => `${address}/new/${branch}?${query({ filename: path, value: text })}`,
    change: (address, branch, path) => `${address}/edit/${branch}/${path}`,
  },
  gitea: {
    takesText: true,
    create: (address, branch, path, text) => `${address}/_new/${branch}?${query({ filename: path, value: text })}`,
    change: (address, branch, path) => `${address}/_edit/${branch}/${path}`,
  },
  gitlab: {
    takesText: false,
    create: (address, branch, path) => `${address}/-/new/${branch}?${query({ file_name: path })}`,
    change: (address, branch, path) => `${address}/-/edit/${branch}/${path}`,
  },
  gitee: {
    takesText: false,
    create: (address, branch, path) => `${address}/new/${branch}/${path.slice(0, path.lastIndexOf("/"))}`,
    change: (address, branch, path) => `${address}/edit/${branch}/${path}`,
  },
};

/** The platforms whose steps are told, in the order in which they are told. */
export const PLATFORM_NAMES = Object.keys(PLATFORMS);

/**
 * Return the address that opens the configured platform's page for a file, and whether the page has
 * the text in it already; null without an address. A file that is there is changed, not made anew.
 */
export function platformPage(submit, path, text, isThere) {
  if (!submit.address) return null;
  const platform = PLATFORMS[submit.platform];
  const address = submit.address.replace(/\/+$/, "");
  const branch = submit.branch.split("/").map(encodeURIComponent).join("/");
  if (isThere) return { address: platform.change(address, branch, path), hasText: false };
  const full = platform.takesText ? platform.create(address, branch, path, text) : "";
  if (full && full.length <= submit.prefill_limit) return { address: full, hasText: true };
  return { address: platform.takesText ? platform.create(address, branch, path, "") : platform.create(address, branch, path), hasText: false };
}

function query(values) {
  return Object.entries(values).filter(([, value]) => value).map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join("&");
}
