metadata description = 'Linux App Service that runs the bot.'

@description('Suffix of the names; the web app\'s is unique in the world.')
param name string

@description('Region.')
param location string

@description('Size of the plan.')
param planSize string

@description('Instances.')
param instances int

@description('Resource id of the bot\'s identity.')
param identityId string

@description('Settings of the bot: name and value.')
param settings array

@description('Subnet of the web app; empty for public access to the storage.')
param subnetId string

@description('Workspace for the logs.')
param workspaceId string

@description('Tags.')
param tags object

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: 'plan-${name}'
  location: location
  tags: tags
  kind: 'linux'
  sku: {
    name: planSize
    capacity: instances
  }
  properties: {
    reserved: true
  }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: 'app-${name}'
  location: location
  tags: tags
  kind: 'app,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    clientAffinityEnabled: false
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      linuxFxVersion: 'DOTNETCORE|10.0'
      appCommandLine: 'dotnet KobanBot.Bot.dll'
      alwaysOn: true
      healthCheckPath: '/health'
      http20Enabled: true
      ftpsState: 'Disabled'
      minTlsVersion: '1.2'
      scmMinTlsVersion: '1.2'
      appSettings: settings
      vnetRouteAllEnabled: !empty(subnetId)
    }
  }

  // Deployment goes through Entra, never through a publishing password.
  resource ftp 'basicPublishingCredentialsPolicies' = {
    name: 'ftp'
    properties: {
      allow: false
    }
  }

  resource scm 'basicPublishingCredentialsPolicies' = {
    name: 'scm'
    properties: {
      allow: false
    }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: app
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
        category: 'AllMetrics'
        enabled: true
      }
    ]
  }
}

@description('Resource id of the web app.')
output webAppId string = app.id

@description('Name of the web app.')
output webAppName string = app.name

@description('Its host name.')
output hostName string = app.properties.defaultHostName
