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
using KobanBot.Bot.Storage;
using KobanBot.Core.Facts;
using KobanBot.Core.Obligations;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Hosting;

/// <summary>Puts the bot together; the tests and the benchmarks start it through here with their own edges.</summary>
internal static class KobanBotApp
{
    /// <summary>Of the health check of the reminders.</summary>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? customise = null)
    {
        var builder = WebApplication.CreateSlimBuilder(
            new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory }
        );
        builder.WebHost.UseKestrelHttpsConfiguration();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddBotFramework(builder.Configuration);
        builder.Services.AddStorage(builder.Configuration);
        builder.Services.AddPdf(); // LibreOffice, where it is, goes before Graph.
        builder.Services.AddGraph(builder.Configuration);
        builder.Services.AddGuideline();
        builder.Services.AddFlows();
        builder.Services.AddOptions<DeputyOptions>().BindConfiguration(DeputyOptions.Section);
        builder.Services.AddOutbox(builder.Configuration);
        builder.Services.AddSequences();
        builder.Services.AddHostedService(provider => provider.GetRequiredService<SummaryWorker>());
        builder.Services.AddHostedService<SummaryComparison>();
        builder.Services.AddReminders(builder.Configuration);
        builder.Services.AddNightlyBackup(builder.Configuration);
        builder.Services.AddOutlook(builder.Configuration);
        builder.Services.AddDoctorChecks();
        builder.AddTelemetry();
        customise?.Invoke(builder);

        var app = builder.Build();

        // Before anything asks for one of them, so that all that is wrong is named at once.
        app.Services.GetRequiredService<IStartupValidator>().Validate();
        app.MapBotFramework();
        app.MapOutlook();
        app.MapHealthChecks("/health", new HealthCheckOptions { Predicate = _ => false });
        app.MapHealthChecks("/ready", new HealthCheckOptions { Predicate = check => check.Tags.Contains(StorageServices.ReadyTag) });
        app.MapHealthChecks(
            "/health/reminders",
            new HealthCheckOptions
            {
                Predicate = check => check.Tags.Contains(ReminderServices.Tag),
                ResponseWriter = HealthJson.WriteAsync,
            }
        );
        return app;
    }

    /// <summary>All conversations; what they need of the edges is registered elsewhere.</summary>
    public static void AddFlows(this IServiceCollection services)
    {
        services.AddTurns();
        services.AddSingleton<Partitions>();
        services.AddSingleton(provider => new ChatLink(provider.GetRequiredService<IOptions<BotOptions>>().Value.AppId));
        services.AddFlow<HomeFlow>();
        services.AddFlow<RecordMeetingFlow>();
        services.AddFlow<AppointmentFlow>();
        services.AddFlow<PlanMeetingFlow>();
        services.AddFlow<ReadMeetingsFlow>();
        services.AddFlow<ConfirmMeetingFlow>();
        services.AddFlow<FollowUpFlow>();
        services.AddFlow<RecordMeasureFlow>();
        services.AddFlow<MemberRosterFlow>();
        services.AddFlow<ContactsFlow>();
        services.AddFlow<CommissionFlow>();
        services.AddFlow<WithdrawFlow>();
        services.AddFlow<LettersFlow>();
        services.AddFlow<AmendFlow>();
        services.AddFlow<ReportFlow>();
        services.AddFlow<CallFlow>();
        services.AddFlow<FewMembersFlow>();
        services.AddFlow<ReviewTermsFlow>();
        services.AddFlow<DismissFlow>();
        services.AddFlow<ConsiderFlow>();
        services.AddFlow<DisposalFlow>();
        services.AddFlow<RetentionFlow>();
        services.AddFlow<SupportFlow>();
        services.AddFlow<ReminderFlow>();
        services.AddFlow<MatterWords>();
        services.AddFlow<MuteFlow>();
        services.AddFlow<MarkFlow>();
        services.AddFlow<OfficeDoneFlow>();
        services.AddFlow<DeliveryFlow>();
        services.AddSingleton<Checkup>();
        services.AddFlow<DoctorFlow>();
        services.AddFlow<OlderMattersFlow>();
        services.AddFlow<OlderOfStationFlow>();
        services.AddFlow<MarkDoneFlow>();
        services.AddFlow<AbsenteeContactFlow>();
        services.AddFlow<SummaryFlow>();
        services.AddFlow<ExportFlow>();
        services.AddFlow<FormsFlow>();
        services.AddFlow<BatchFlow>();
        services.AddFlow<StopFlow>();
        services.AddFlow<MailFlow>();
        services.AddFlow<TemplatesFlow>();
        services.AddFlow<KitFlow>();
        services.AddFlow<SearchFlow>();
        services.AddFlow<PackageFlow>();
        services.AddFlow<PackageEntryFlow>();
        services.AddFlow<PackageListFlow>();
        services.AddFlow<PackageRemindFlow>();
        services.AddFlow<GuidelineFlow>();
        services.AddFlow<ChannelFlow>();
        services.AddFlow<AboutCouncilFlow>();
        services.AddFlow<AbolishFlow>();
        services.AddFlow<BylawFlow>();
        services.AddFlow<CoverageFlow>();
        services.AddFlow<ConsultFlow>();
        services.AddFlow<ConsultInboxFlow>();
        services.AddFlow<FoundFlow>();
        services.AddFlow<FoundedFlow>();
        services.AddFlow<ReformFlow>();
        services.AddFlow<ReformListFlow>();
        services.AddFlow<OfficersFlow>();
        services.AddFlow<TransferFlow>();
        services.AddFlow<LeadFlow>();
        services.AddFlow<HandoverFlow>();
        services.AddFlow<DeputyFlow>();
        services.AddFlow<OperationListFlow>();
        services.AddFlow<EnlistFlow>();
        services.AddSingleton<EnlistDesk>();
        services.AddFlow<HistoryFlow>();
        services.AddFlow<OfficerHistoryFlow>();
        services.AddFlow<MemberExportFlow>();
        services.AddFlow<HelpFlow>();
        services.AddSingleton<SummaryReading>();
        services.AddSingleton<SummaryPatience>();
        services.AddSingleton<InvitationDesk>();
        services.AddSingleton<OfficeDesk>();
        services.AddSingleton<ReaderDesk>();
        services.AddSingleton<ForecastDesk>();
        services.AddSingleton<SendingGate>();
        services.AddSingleton<ReachDesk>();
    }

    /// <summary>A conversation that registers its own verbs and words.</summary>
    private static void AddFlow<TFlow>(this IServiceCollection services)
        where TFlow : class, IFlow
    {
        services.AddSingleton<TFlow>();
        services.AddSingleton<IFlow>(provider => provider.GetRequiredService<TFlow>());
    }
}
