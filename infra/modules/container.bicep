metadata description = 'Container Apps as the alternative to App Service: the same bot from an image that `dotnet publish` makes.'

@description('Suffix of the names.')
param name string

@description('Region.')
param location string

@description('Image with its registry and tag, for example REGISTRY/kobanbot:1.0.0.')
param image string

@description('Replicas at least. One always runs, because reminders have no request that would wake it.')
@minValue(1)
param instances int

@description('Resource id of the bot\'s identity.')
param identityId string

@description('Settings of the bot: name and value.')
param settings array

@description('Subnet of the environment; empty for public access to the storage.')
param subnetId string

@description('Workspace for the logs.')
param workspaceId string

@description('Tags.')
param tags object

resource environment 'Microsoft.App/managedEnvironments@2024-03-01' = {
  name: 'cae-${name}'
  location: location
  tags: tags
  properties: {
    appLogsConfiguration: {
      destination: 'azure-monitor'
    }
    vnetConfiguration: empty(subnetId)
      ? null
      : {
          infrastructureSubnetId: subnetId
        }
    workloadProfiles: [
      {
        name: 'Consumption'
        workloadProfileType: 'Consumption'
      }
    ]
  }
}

resource app 'Microsoft.App/containerApps@2024-03-01' = {
  name: 'ca-${take(name, 29)}'
  location: location
  tags: tags
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: {
      '${identityId}': {}
    }
  }
  properties: {
    environmentId: environment.id
    workloadProfileName: 'Consumption'
    configuration: {
      activeRevisionsMode: 'Single'
      ingress: {
        external: true
        targetPort: 8080
        allowInsecure: false
        transport: 'auto'
      }
      // A registry of Azure lets the identity in (AcrPull); another one, such as Microsoft's, asks for nobody.
      registries: endsWith(split(image, '/')[0], '.azurecr.io')
        ? [
            {
              server: split(image, '/')[0]
              identity: identityId
            }
          ]
        : []
    }
    template: {
      // What is on its way has 5 seconds to arrive and 3 more to be recorded.
      terminationGracePeriodSeconds: 30
      containers: [
        {
          name: 'bot'
          image: image
          resources: {
            cpu: json('0.5')
            memory: '1Gi'
          }
          env: settings
          probes: [
            {
              type: 'Liveness'
              httpGet: {
                path: '/health'
                port: 8080
              }
              periodSeconds: 15
            }
            {
              type: 'Startup'
              httpGet: {
                path: '/health'
                port: 8080
              }
              periodSeconds: 2
              failureThreshold: 30
            }
          ]
        }
      ]
      scale: {
        minReplicas: instances
        // Each replica takes its share of what Teams allows (Bot__Replicas), and the share is set for the largest number.
        maxReplicas: min(instances + 1, 7)
        rules: [
          {
            name: 'turns'
            http: {
              metadata: {
                concurrentRequests: '40'
              }
            }
          }
        ]
      }
    }
  }
}

resource logs 'Microsoft.Insights/diagnosticSettings@2021-05-01-preview' = {
  scope: environment
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

@description('Name of the container app.')
output appName string = app.name

@description('Its host name.')
output hostName string = app.properties.configuration.ingress.fqdn
