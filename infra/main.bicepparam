using './main.bicep'

// An example of a first trial. `tenantId` is left out: the tenant of the deployment.
param name = 'kobanbot'
param location = 'japaneast'
param displayName = 'KobanBot'
param planSize = 'B1'
param instances = 1
param storageRedundancy = 'Standard_ZRS'
param botPricing = 'F0'
param logRetentionDays = 90
param protectData = true
param tags = {
  application: 'kobanbot'
  environment: 'trial'
}
