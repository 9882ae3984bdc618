metadata description = 'KobanBot for one police tenant: identity, bot registration with Teams, storage, hosting, logs.'

targetScope = 'resourceGroup'

@description('Prefix of every name. Lower-case letters, digits and hyphens.')
@minLength(3)
@maxLength(16)
param name string

@description('Where data is kept and the bot runs. The data of the councils does not leave Japan.')
@allowed([
  'japaneast'
  'japanwest'
])
param location string = 'japaneast'

@description('The only Entra tenant whose people the bot answers.')
@minLength(36)
@maxLength(36)
param tenantId string = tenant().tenantId

@description('Name under which Azure lists the bot. What officers see comes from the app manifest.')
@minLength(1)
@maxLength(42)
param displayName string = 'KobanBot'

@description('Size of the App Service plan. B1 is enough for a trial; reminders need always on, so no free size.')
@allowed([
  'B1'
  'B2'
  'P0v3'
  'P1v3'
])
param planSize string = 'P0v3'

@description('Instances of the bot. Several share the work through the storage; two or more survive the loss of one. More than 7 would leave no share of the 7 messages a second that Teams allows in one chat.')
@minValue(1)
@maxValue(7)
param instances int = 2

@description('Copies of the data. ZRS: three zones of one region. GRS and GZRS: also the other region of Japan. LRS: for trials.')
@allowed([
  'Standard_LRS'
  'Standard_ZRS'
  'Standard_GRS'
  'Standard_GZRS'
])
param storageRedundancy string = 'Standard_ZRS'

@description('Pricing of the bot registration. Both carry Teams without a limit.')
@allowed([
  'F0'
  'S1'
])
param botPricing string = 'S1'

@description('Days that logs are kept. They hold ids and codes, no names and no texts.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 90

@description('Puts a lock on the storage account, so that nobody deletes the records by deleting the resource.')
param protectData bool = true

@description('Tags of every resource.')
param tags object = {}

var suffix = uniqueString(resourceGroup().id, name)

module identity 'modules/identity.bicep' = {
  params: {
    name: 'id-${name}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  params: {
    name: name
    location: location
    retentionDays: logRetentionDays
    tags: tags
  }
}

module storage 'modules/storage.bicep' = {
  params: {
    name: 'st${suffix}'
    location: location
    redundancy: storageRedundancy
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    protectData: protectData
    tags: tags
  }
}

module hosting 'modules/hosting.bicep' = {
  params: {
    name: '${name}-${suffix}'
    location: location
    planSize: planSize
    instances: instances
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    tenantId: tenantId
    tableEndpoint: storage.outputs.tableEndpoint
    applicationInsightsConnectionString: monitoring.outputs.applicationInsightsConnectionString
    workspaceId: monitoring.outputs.workspaceId
    tags: tags
  }
}

module bot 'modules/bot.bicep' = {
  params: {
    name: 'bot-${name}-${suffix}'
    displayName: displayName
    pricing: botPricing
    endpoint: 'https://${hosting.outputs.hostName}/api/messages'
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    tenantId: tenantId
    workspaceId: monitoring.outputs.workspaceId
    tags: tags
  }
}

@description('Client id of the identity: BOT_ID of the app manifest.')
output botAppId string = identity.outputs.clientId

@description('Host of the bot: BOT_DOMAIN of the app manifest.')
output botDomain string = hosting.outputs.hostName

@description('Web app into which the bot is deployed.')
output webAppName string = hosting.outputs.webAppName

@description('Storage account that holds the records.')
output storageAccountName string = storage.outputs.name
