metadata description = 'The tables of the councils. Nobody has a key: only Entra identities with a role read or write.'

@description('Name of the account.')
@minLength(3)
@maxLength(24)
param name string

@description('Region.')
param location string

@description('Replication, for example Standard_ZRS.')
param redundancy string

@description('Object id of the bot\'s identity.')
param principalId string

@description('Workspace for the logs.')
param workspaceId string

@description('Whether a lock protects the account from deletion.')
param protectData bool

@description('Whether the account is closed to the internet; see network.bicep.')
param privateAccess bool

@description('Tags.')
param tags object

// Every table that the bot has (Tables.cs). The bot makes none itself: it may change rows, and nothing else.
var tableNames = [
  'councils'
  'stations'
  'people'
  'accounts'
]

resource account 'Microsoft.Storage/storageAccounts@2025-01-01' = {
  name: name
  location: location
  tags: tags
  kind: 'StorageV2'
  sku: {
    name: redundancy
  }
  properties: {
    allowSharedKeyAccess: false
    allowBlobPublicAccess: false
    allowCrossTenantReplication: false
    defaultToOAuthAuthentication: true
    minimumTlsVersion: 'TLS1_2'
    supportsHttpsTrafficOnly: true
    publicNetworkAccess: privateAccess ? 'Disabled' : 'Enabled'
    networkAcls: {
      bypass: 'None'
      defaultAction: privateAccess ? 'Deny' : 'Allow'
    }
    encryption: {
      keySource: 'Microsoft.Storage'
      requireInfrastructureEncryption: true
    }
  }
}

resource tables 'Microsoft.Storage/storageAccounts/tableServices@2025-01-01' = {
  parent: account
  name: 'default'
}

resource table 'Microsoft.Storage/storageAccounts/tableServices/tables@2025-01-01' = [
  for name in tableNames: {
    parent: tables
    name: name
  }
]

// The built-in role Storage Table Data Contributor may also create and delete whole tables. This one may not.
resource rowsOnly 'Microsoft.Authorization/roleDefinitions@2022-04-01' = {
  name: guid(account.id, 'rows of tables')
  properties: {
    roleName: 'KobanBot rows of tables (${name})'
    description: 'Reads, adds, changes and deletes rows of tables. It can neither create nor delete a table.'
    type: 'CustomRole'
    permissions: [
      {
        actions: []
        notActions: []
        dataActions: [
          'Microsoft.Storage/storageAccounts/tableServices/tables/entities/read'
          'Microsoft.Storage/storageAccounts/tableServices/tables/entities/write'
          'Microsoft.Storage/storageAccounts/tableServices/tables/entities/delete'
          'Microsoft.Storage/storageAccounts/tableServices/tables/entities/add/action'
          'Microsoft.Storage/storageAccounts/tableServices/tables/entities/update/action'
        ]
        notDataActions: []
      }
    ]
    assignableScopes: [
      resourceGroup().id
    ]
  }
}

resource botChangesRows 'Microsoft.Authorization/roleAssignments@2022-04-01' = [
  for (name, i) in tableNames: {
    scope: table[i]
    name: guid(account.id, name, principalId, rowsOnly.id)
    properties: {
      principalId: principalId
      principalType: 'ServicePrincipal'
      roleDefinitionId: rowsOnly.id
    }
  }
]

resource lock 'Microsoft.Authorization/locks@2020-05-01' = if (protectData) {
  scope: account
  name: 'records-are-kept'
  properties: {
    level: 'CanNotDelete'
    notes: 'Holds the records of the liaison councils.'
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: tables
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
    metrics: [
      {
        category: 'Transaction'
        enabled: true
      }
    ]
  }
}

@description('Name of the account.')
output name string = account.name

@description('Resource id of the account.')
output id string = account.id

@description('Address of the table service.')
output tableEndpoint string = account.properties.primaryEndpoints.table
