/** The triggers by which a resource's table tells other systems of its rows. They go with the table. */
export const announcing = (table: string, kind: string, milestone?: string): readonly string[] => {
  const given = [kind, ...(milestone === undefined ? [] : [milestone])].map((text) => `'${text}'`).join(', ');
  return [
    `create trigger announce_created after insert on ${table} referencing new table as written
      for each statement execute function announce_resources(${given})`,
    `create trigger announce_changed after update on ${table} referencing old table as former new table as written
      for each statement execute function announce_resources(${given})`,
  ];
};
