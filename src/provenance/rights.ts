/** Rights statements: names of licences and of rightsstatements.org terms, by their addresses. */

const rightsStatements = new Map(
  Object.entries({
    InC: 'In Copyright',
    CNE: 'Copyright Not Evaluated',
    UND: 'Copyright Undetermined',
    NKC: 'No Known Copyright',
    'NoC-US': 'No Copyright – United States',
    'NoC-OKLR': 'No Copyright – Other Known Legal Restrictions',
  }),
);

/** The name under which a rights statement is known: “CC BY-SA 4.0”, “In Copyright”; else its address. */
export function rightsName(address: string): string {
  const licence = /^https?:\/\/creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)\//u.exec(address);
  if (licence) return `CC ${licence[1]?.toUpperCase()} ${licence[2]}`;
  const term = /^https?:\/\/rightsstatements\.org\/vocab\/([A-Za-z-]+)\/1\.0\//u.exec(address)?.[1];
  return rightsStatements.get(term ?? '') ?? address;
}
