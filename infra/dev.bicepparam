using './main.bicep'

// A trial: small, without a lock and without exports, so that it can be thrown away. `tenantId` is left out: the tenant of the deployment.
param name = 'kobanbot-dev'
param location = 'japaneast'
param displayName = 'KobanBot'
param planSize = 'B1'
param instances = 1
param storageRedundancy = 'Standard_LRS'
param botPricing = 'F0'
param logRetentionDays = 90
param protectData = false
param nightlyBackup = false
param tags = {
  application: 'kobanbot'
  environment: 'dev'
}
