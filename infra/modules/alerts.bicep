metadata description = 'What wakes somebody. Each query is a file of infra/alerts; docs/operations.md says what to do.'

@description('Prefix of the names.')
param name string

@description('Region.')
param location string

@description('Workspace in which the queries run.')
param workspaceId string

@description('Who gets a mail. Without any, alerts stand in the portal only.')
param emails array

@description('Whether an export is made every night, and its absence is an alert.')
param watchBackup bool

@description('Tags.')
param tags object

var always = [
  {
    name: 'reminders-silent'
    query: loadTextContent('../alerts/reminders-silent.kql')
    severity: 1
    every: 'PT15M'
    window: 'PT30M'
  }
  {
    name: 'nobody-told'
    query: loadTextContent('../alerts/nobody-told.kql')
    severity: 2
    every: 'PT1H'
    window: 'PT1H'
  }
  {
    name: 'failures'
    query: loadTextContent('../alerts/failures.kql')
    severity: 2
    every: 'PT15M'
    window: 'PT15M'
  }
  {
    name: 'throttling'
    query: loadTextContent('../alerts/throttling.kql')
    severity: 3
    every: 'PT1H'
    window: 'PT1H'
  }
  {
    name: 'storage'
    query: loadTextContent('../alerts/storage.kql')
    severity: 1
    every: 'PT15M'
    window: 'PT15M'
  }
]

var ofBackup = [
  {
    name: 'backup-missing'
    query: loadTextContent('../alerts/backup-missing.kql')
    severity: 2
    every: 'PT1H'
    // The query itself looks back 26 hours: one night's export is not made to the minute of the last.
    window: 'P2D'
  }
]

var rules = watchBackup ? concat(always, ofBackup) : always

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = if (!empty(emails)) {
  name: 'ag-${name}'
  location: 'global'
  tags: tags
  properties: {
    groupShortName: take(name, 12)
    enabled: true
    emailReceivers: [
      for (address, i) in emails: {
        name: 'mail-${i}'
        emailAddress: address
        useCommonAlertSchema: true
      }
    ]
  }
}

resource alerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [
  for rule in rules: {
    name: 'alert-${name}-${rule.name}'
    location: location
    tags: tags
    kind: 'LogAlert'
    properties: {
      displayName: '${name} ${rule.name}'
      description: 'docs/operations.md, Alerts, ${rule.name}'
      severity: rule.severity
      enabled: true
      scopes: [
        workspaceId
      ]
      evaluationFrequency: rule.every
      windowSize: rule.window
      criteria: {
        allOf: [
          {
            query: rule.query
            timeAggregation: 'Count'
            operator: 'GreaterThan'
            threshold: 0
            failingPeriods: {
              numberOfEvaluationPeriods: 1
              minFailingPeriodsToAlert: 1
            }
          }
        ]
      }
      autoMitigate: true
      skipQueryValidation: true
      actions: {
        actionGroups: empty(emails)
          ? []
          : [
              people.id
            ]
      }
    }
  }
]

@description('Names of the alerts.')
output names array = map(rules, rule => rule.name)
