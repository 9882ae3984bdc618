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

@description('Where the bot runs: App Service from a zip file, or Container Apps from an image.')
@allowed([
  'appService'
  'containerApps'
])
param hostOn string = 'appService'

@description('Image for Container Apps, with registry and tag; they need one. Not used by App Service.')
param image string = ''

@description('Exports all tables every night into an account of its own. What the account of the tables loses, this alone brings back.')
param nightlyBackup bool = true

@description('Days that a nightly export is kept.')
@minValue(30)
@maxValue(3650)
param backupRetentionDays int = 400

@description('Closes the storage to the internet: the bot reaches it through a network of its own. Restore and export by a person then need a way into that network.')
param privateAccess bool = false

@description('Who gets a mail when an alert fires. Without any, alerts stand in the portal only.')
param alertEmails array = []

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
    privateAccess: privateAccess
    tags: tags
  }
}

module backup 'modules/backup.bicep' = if (nightlyBackup) {
  params: {
    name: 'bk${suffix}'
    location: location
    redundancy: storageRedundancy
    principalId: identity.outputs.principalId
    workspaceId: monitoring.outputs.workspaceId
    retentionDays: backupRetentionDays
    privateAccess: privateAccess
    tags: tags
  }
}

module network 'modules/network.bicep' = if (privateAccess) {
  params: {
    name: name
    location: location
    hosting: hostOn
    tableAccountId: storage.outputs.id
    blobAccountId: backup.?outputs.id ?? ''
    tags: tags
  }
}

module alerts 'modules/alerts.bicep' = {
  params: {
    name: name
    location: location
    workspaceId: monitoring.outputs.workspaceId
    emails: alertEmails
    watchBackup: nightlyBackup
    tags: tags
  }
}

// What Container Apps may start at most; App Service has a fixed number.
var largest = hostOn == 'appService' ? instances : min(instances + 1, 7)

var settings = [
  {
    name: 'ASPNETCORE_ENVIRONMENT'
    value: 'Production'
  }
  {
    name: 'Bot__AppId'
    value: identity.outputs.clientId
  }
  {
    name: 'Bot__AppType'
    value: 'ManagedIdentity'
  }
  {
    name: 'Bot__TenantId'
    value: tenantId
  }
  {
    name: 'Bot__AllowedTenants__0'
    value: tenantId
  }
  {
    // Each instance uses its share of what Teams and the mailbox allow the bot.
    name: 'Bot__Replicas'
    value: string(largest)
  }
  {
    name: 'Storage__AccountUri'
    value: storage.outputs.tableEndpoint
  }
  {
    // The template makes the tables; the bot has no right to.
    name: 'Storage__CreateTables'
    value: 'false'
  }
  {
    // Azure.Identity's default credential finds a user-assigned identity by this name only.
    name: 'AZURE_CLIENT_ID'
    value: identity.outputs.clientId
  }
  {
    name: 'APPLICATIONINSIGHTS_CONNECTION_STRING'
    value: monitoring.outputs.applicationInsightsConnectionString
  }
  {
    // The exporter would report on itself to its maker.
    name: 'APPLICATIONINSIGHTS_STATSBEAT_DISABLED'
    value: 'true'
  }
  {
    // Empty: nobody but an operator exports.
    name: 'Backup__Container'
    value: backup.?outputs.containerUri ?? ''
  }
]

module hosting 'modules/hosting.bicep' = if (hostOn == 'appService') {
  params: {
    name: '${name}-${suffix}'
    location: location
    planSize: planSize
    instances: instances
    identityId: identity.outputs.id
    settings: settings
    subnetId: network.?outputs.botSubnetId ?? ''
    workspaceId: monitoring.outputs.workspaceId
    tags: tags
  }
}

module container 'modules/container.bicep' = if (hostOn == 'containerApps') {
  params: {
    name: '${name}-${suffix}'
    location: location
    image: image
    instances: instances
    identityId: identity.outputs.id
    settings: settings
    subnetId: network.?outputs.botSubnetId ?? ''
    workspaceId: monitoring.outputs.workspaceId
    tags: tags
  }
}

var hostName = hosting.?outputs.hostName ?? container.?outputs.hostName ?? ''

module bot 'modules/bot.bicep' = {
  params: {
    name: 'bot-${name}-${suffix}'
    displayName: displayName
    pricing: botPricing
    endpoint: 'https://${hostName}/api/messages'
    identityId: identity.outputs.id
    clientId: identity.outputs.clientId
    tenantId: tenantId
    workspaceId: monitoring.outputs.workspaceId
    tags: tags
  }
}

@description('Client id of the identity: BOT_ID of the app manifest.')
output botAppId string = identity.outputs.clientId

@description('Object id of the identity, to which roles and permissions are given.')
output botObjectId string = identity.outputs.principalId

@description('Host of the bot: BOT_DOMAIN of the app manifest.')
output botDomain string = hostName

@description('Web app into which the bot is deployed; empty with Container Apps.')
output webAppName string = hosting.?outputs.webAppName ?? ''

@description('Storage account that holds the records.')
output storageAccountName string = storage.outputs.name

@description('Address of the nightly exports; empty when there are none.')
output backupContainer string = backup.?outputs.containerUri ?? ''

// The Agents Toolkit writes outputs into the environment file under these very names (m365agents.yml).

@description('BOT_ID of the app manifest.')
output BOT_ID string = identity.outputs.clientId

@description('BOT_DOMAIN of the app manifest.')
output BOT_DOMAIN string = hostName

@description('Resource id of the web app, into which the toolkit deploys; empty with Container Apps.')
output BOT_RESOURCE_ID string = hosting.?outputs.webAppId ?? ''
