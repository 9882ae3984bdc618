// Loaded into Azurite by remind-scale --by-partition. Azurite answers a query for rows of one partition by trying its filter on every row of
// the table; the service looks into that partition alone. This narrows such a query to its partition first, by the index that Azurite keeps
// anyway, and changes nothing else: the filter is still tried on every row that is left.
'use strict';

const path = require('node:path');

const main = process.argv[1] ?? '';
if (main.includes(`${path.sep}azurite${path.sep}`)) {
  const store = require(path.join(path.dirname(main), 'persistence', 'LokiTableMetadataStore.js')).default.prototype;
  const { queryTableEntities, getEntityCollection } = store;
  let partition;

  // The body runs to its end without waiting, so that no other query comes between.
  store.queryTableEntities = function (context, account, table, options, ...rest) {
    partition = /^\(*PartitionKey eq '((?:[^']|'')*)'\)* and /.exec(options.filter ?? '')?.[1].replaceAll("''", "'");
    try {
      return queryTableEntities.call(this, context, account, table, options, ...rest);
    } finally {
      partition = undefined;
    }
  };
  store.getEntityCollection = function (...where) {
    const rows = getEntityCollection.apply(this, where);
    if (partition === undefined) return rows;
    const PartitionKey = partition;
    return { chain: () => rows.chain().find({ PartitionKey }) };
  };
}
