using './main.bicep'

// For the records of a whole police: two instances, copies in the other region, exports every night, storage closed to the internet.
param name = 'kobanbot'
param location = 'japaneast'
param displayName = 'KobanBot'
param hostOn = 'appService'
param planSize = 'P0v3'
param instances = 2
param storageRedundancy = 'Standard_GZRS'
param botPricing = 'S1'
param logRetentionDays = 365
param protectData = true
param nightlyBackup = true
param backupRetentionDays = 400
param privateAccess = true
param alertEmails = [
  'kobanbot-operations@example.jp'
]
param tags = {
  application: 'kobanbot'
  environment: 'prod'
}
