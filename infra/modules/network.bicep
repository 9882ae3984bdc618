metadata description = 'Private access: the bot reaches tables and exports through a network of its own, and nobody else reaches them at all.'

@description('Prefix of the names.')
param name string

@description('Region.')
param location string

@description('Who lives in the subnet of the bot.')
@allowed([
  'appService'
  'containerApps'
])
param hosting string

@description('Resource id of the account of the tables.')
param tableAccountId string

@description('Resource id of the account of the exports; empty when there is none.')
param blobAccountId string

@description('Tags.')
param tags object

var delegation = hosting == 'appService' ? 'Microsoft.Web/serverFarms' : 'Microsoft.App/environments'
var suffix = environment().suffixes.storage
var services = concat(
  [
    {
      group: 'table'
      account: tableAccountId
    }
  ],
  empty(blobAccountId)
    ? []
    : [
        {
          group: 'blob'
          account: blobAccountId
        }
      ]
)

resource network 'Microsoft.Network/virtualNetworks@2024-05-01' = {
  name: 'vnet-${name}'
  location: location
  tags: tags
  properties: {
    addressSpace: {
      addressPrefixes: [
        '10.71.0.0/22'
      ]
    }
    subnets: [
      {
        name: 'bot'
        properties: {
          addressPrefix: '10.71.0.0/23'
          delegations: [
            {
              name: 'bot'
              properties: {
                serviceName: delegation
              }
            }
          ]
        }
      }
      {
        name: 'storage'
        properties: {
          addressPrefix: '10.71.2.0/27'
        }
      }
    ]
  }

  resource botSubnet 'subnets' existing = {
    name: 'bot'
  }

  resource storageSubnet 'subnets' existing = {
    name: 'storage'
  }
}

resource zones 'Microsoft.Network/privateDnsZones@2024-06-01' = [
  for service in services: {
    name: 'privatelink.${service.group}.${suffix}'
    location: 'global'
    tags: tags
  }
]

resource links 'Microsoft.Network/privateDnsZones/virtualNetworkLinks@2024-06-01' = [
  for (service, i) in services: {
    parent: zones[i]
    name: 'bot'
    location: 'global'
    tags: tags
    properties: {
      registrationEnabled: false
      virtualNetwork: {
        id: network.id
      }
    }
  }
]

resource endpoints 'Microsoft.Network/privateEndpoints@2024-05-01' = [
  for service in services: {
    name: 'pe-${name}-${service.group}'
    location: location
    tags: tags
    properties: {
      subnet: {
        id: network::storageSubnet.id
      }
      privateLinkServiceConnections: [
        {
          name: service.group
          properties: {
            privateLinkServiceId: service.account
            groupIds: [
              service.group
            ]
          }
        }
      ]
    }
  }
]

resource records 'Microsoft.Network/privateEndpoints/privateDnsZoneGroups@2024-05-01' = [
  for (service, i) in services: {
    parent: endpoints[i]
    name: 'default'
    properties: {
      privateDnsZoneConfigs: [
        {
          name: service.group
          properties: {
            privateDnsZoneId: zones[i].id
          }
        }
      ]
    }
  }
]

@description('Resource id of the subnet of the bot.')
output botSubnetId string = network::botSubnet.id
