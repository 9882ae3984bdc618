using KobanBot.Bot.BotFramework;
using KobanBot.Bot.Desks;
using KobanBot.Bot.Doctor;
using KobanBot.Bot.Documents.Pdf;
using KobanBot.Bot.Features.Conversation;
using KobanBot.Bot.Features.Councils.About;
using KobanBot.Bot.Features.Councils.Consulting;
using KobanBot.Bot.Features.Councils.Coverages;
using KobanBot.Bot.Features.Councils.Ending;
using KobanBot.Bot.Features.Councils.Founding;
using KobanBot.Bot.Features.Councils.LocalRules;
using KobanBot.Bot.Features.Enlisting;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Handovers;
using KobanBot.Bot.Features.Histories;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Features.Meetings.Appointments;
using KobanBot.Bot.Features.Meetings.Confirming;
using KobanBot.Bot.Features.Meetings.FollowUp;
using KobanBot.Bot.Features.Meetings.Measures;
using KobanBot.Bot.Features.Meetings.MeetingKits;
using KobanBot.Bot.Features.Meetings.Planning;
using KobanBot.Bot.Features.Meetings.Recording;
using KobanBot.Bot.Features.Meetings.Records;
using KobanBot.Bot.Features.Members.Amending;
using KobanBot.Bot.Features.Members.Calling;
using KobanBot.Bot.Features.Members.Commissioning;
using KobanBot.Bot.Features.Members.Contacting;
using KobanBot.Bot.Features.Members.Dismiss;
using KobanBot.Bot.Features.Members.Disposal;
using KobanBot.Bot.Features.Members.Exporting;
using KobanBot.Bot.Features.Members.Letters;
using KobanBot.Bot.Features.Members.Reports;
using KobanBot.Bot.Features.Members.ReviewTerms;
using KobanBot.Bot.Features.Members.Rosters;
using KobanBot.Bot.Features.Obligations.AbsenteeContact;
using KobanBot.Bot.Features.Obligations.Done;
using KobanBot.Bot.Features.Officers;
using KobanBot.Bot.Features.OperationLists;
using KobanBot.Bot.Features.Packages;
using KobanBot.Bot.Features.Reforms;
using KobanBot.Bot.Features.Reminders;
using KobanBot.Bot.Features.Searching;
using KobanBot.Bot.Features.Summaries;
using KobanBot.Bot.Features.SupportRequests;
using KobanBot.Bot.Features.Templates;
using KobanBot.Bot.Features.Turns;
using KobanBot.Bot.Graph;
using KobanBot.Bot.Guideline;
using KobanBot.Bot.Outbox;
using KobanBot.Bot.Outlook;
using KobanBot.Bot.Reminders;
using KobanBot.Bot.Sequences;
using KobanBot.Bot.Storage;
using KobanBot.Bot.Storage.Backup;
using KobanBot.Core.Facts;
using KobanBot.Core.Obligations;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Hosting;

/// <summary>What goes on behind the conversations: sequences, the outbox, the nightly export.</summary>
internal static class WorkerServices
{
    /// <summary>What carries on changes of several partitions.</summary>
    public static void AddSequences(this IServiceCollection services)
    {
        services.AddSingleton(provider => new TransferSteps(
            provider.GetRequiredService<IPersonnelStore>(),
            provider.GetRequiredService<ICouncilStore>(),
            provider.GetRequiredService<IOfficeStore>()
        )
        {
            // Asked for only then: the worker of the messages comes later.
            Told = council => provider.GetRequiredService<IOutbox>().Wake(council),
        });
        services.AddSingleton<ISequenceRunner>(provider => new SequenceRunner<TransferStep>(
            provider.GetRequiredService<IOfficeStore>(),
            provider.GetRequiredService<IAuditStore>(),
            OfficeKinds.Transfer,
            provider.GetRequiredService<TransferSteps>()
        ));
        services.AddSingleton<OperationSteps>();
        services.AddSingleton<ISequenceRunner>(provider => new SequenceRunner<OperationStep>(
            provider.GetRequiredService<IOfficeStore>(),
            provider.GetRequiredService<IAuditStore>(),
            OfficeKinds.Correction,
            provider.GetRequiredService<OperationSteps>()
        ));
        services.AddSingleton<ReorganisationSteps>();
        services.AddSingleton<ISequenceRunner>(provider => new SequenceRunner<ReorganisationStep>(
            provider.GetRequiredService<IOfficeStore>(),
            provider.GetRequiredService<IAuditStore>(),
            OfficeKinds.Founding,
            provider.GetRequiredService<ReorganisationSteps>()
        ));
        services.AddSingleton<ReformSteps>();
        services.AddSingleton<ISequenceRunner>(provider => new SequenceRunner<ReformStep>(
            provider.GetRequiredService<IOfficeStore>(),
            provider.GetRequiredService<IAuditStore>(),
            HeadquartersKinds.Reforming,
            provider.GetRequiredService<ReformSteps>()
        ));
        services.AddSingleton<SequenceWorker>();
        services.AddSingleton<ISequences>(provider => provider.GetRequiredService<SequenceWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<SequenceWorker>());
    }

    public static void AddNightlyBackup(this IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton<IValidateOptions<BackupOptions>, BackupOptionsValidator>();
        services.AddOptions<BackupOptions>().Bind(configuration.GetSection(BackupOptions.Section)).ValidateOnStart();
        services.AddHostedService<NightlyBackup>();
    }

    public static void AddOutbox(this IServiceCollection services, ConfigurationManager configuration)
    {
        services.AddSingleton<IValidateOptions<OutboxOptions>, OutboxOptionsValidator>();
        services.AddSingleton<IValidateOptions<OutboxOptions>, OutboxLeaseValidator>();
        services.AddOptions<OutboxOptions>().Bind(configuration.GetSection(OutboxOptions.Section)).ValidateOnStart();
        services.AddSingleton<OutboxTelemetry>();
        services.AddSingleton<IInvitationDelivery, InvitationDelivery>();
        services.AddSingleton<OutboxDelivery>();
        services.AddSingleton<OutboxSender>();
        services.AddSingleton<DraftSweep>();
        services.AddSingleton<OutboxWorker>();
        services.AddSingleton<IOutbox>(provider => provider.GetRequiredService<OutboxWorker>());
        services.AddHostedService(provider => provider.GetRequiredService<OutboxWorker>());
    }
}
