metadata description = 'Registration of the bot with Azure Bot Service, and its Teams channel.'

@description('Name of the registration; unique in the world.')
@minLength(2)
@maxLength(64)
param name string

@description('Name that Azure shows.')
param displayName string

@description('Pricing.')
param pricing string

@description('Where activities are delivered.')
param endpoint string

@description('Resource id of the bot\'s identity.')
param identityId string

@description('Client id of the bot\'s identity.')
param clientId string

@description('Tenant of the bot.')
param tenantId string

@description('Workspace for the logs.')
param workspaceId string

@description('Tags.')
param tags object

// The service itself has no region in Japan; it passes activities on and keeps none.
var botServiceLocation = 'global'

resource bot 'Microsoft.BotService/botServices@2022-09-15' = {
  name: name
  location: botServiceLocation
  tags: tags
  kind: 'azurebot'
  sku: {
    name: pricing
  }
  properties: {
    displayName: displayName
    endpoint: endpoint
    msaAppType: 'UserAssignedMSI'
    msaAppId: clientId
    msaAppTenantId: tenantId
    msaAppMSIResourceId: identityId
    disableLocalAuth: true
    publicNetworkAccess: 'Enabled'
    schemaTransformationVersion: '1.3'
  }
}

resource teams 'Microsoft.BotService/botServices/channels@2022-09-15' = {
  parent: bot
  name: 'MsTeamsChannel'
  location: botServiceLocation
  properties: {
    channelName: 'MsTeamsChannel'
    properties: {
      isEnabled: true
      acceptedTerms: true
    }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: bot
  name: 'to-workspace'
  properties: {
    workspaceId: workspaceId
    logs: [
      {
        categoryGroup: 'allLogs'
        enabled: true
      }
    ]
  }
}
