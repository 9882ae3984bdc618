using KobanBot.Bot.BotFramework.Files;
using KobanBot.Bot.BotFramework.Routing;
using Microsoft.Bot.Builder;
using Microsoft.Bot.Builder.Teams;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;

namespace KobanBot.Bot.Features.Turns;

/// <summary>
/// The entry of all conversations: from an activity to whoever answers it. Words, buttons and their fallback for old clients all end in the
/// same handlers of the flows.
/// </summary>
/// <remarks>Of the base, only what needs no connector client of its own is used; the rest is overridden here.</remarks>
internal sealed class KobanBot : TeamsActivityHandler
{
    private readonly Words _words;
    private readonly CardActions _actions;
    private readonly FileRequests _files;
    private readonly Arrivals _arrivals;
    private readonly Extensions _extensions;

    // Five, one for each way in which an activity comes.
    public KobanBot(Words words, CardActions actions, FileRequests files, Arrivals arrivals, Extensions extensions) =>
        (_words, _actions, _files, _arrivals, _extensions) = (words, actions, files, arrivals, extensions);

    protected override Task OnMessageActivityAsync(ITurnContext<IMessageActivity> turnContext, CancellationToken cancellationToken) =>
        CardActions.IsSubmitted(turnContext)
            ? _actions.OnSubmitAsync(turnContext, cancellationToken)
            : _words.OnWordsAsync(turnContext, cancellationToken);

    /// <summary>Only what this bot offers goes on to the base, and only in its shape: an invoke without a name is taken, any other is 501.</summary>
    protected override Task<InvokeResponse?> OnInvokeActivityAsync(
        ITurnContext<IInvokeActivity> turnContext,
        CancellationToken cancellationToken
    ) =>
        turnContext.Activity.Name switch
        {
            null or "" => Task.FromResult<InvokeResponse?>(CreateInvokeResponse()),
            CardInvokeResponse.InvokeName => OnCardActionAsync(turnContext, cancellationToken),
            FileConsent.InvokeName => OnFileConsentAsync(turnContext, cancellationToken),
            ExtensionInvokes.Query or ExtensionInvokes.QueryLink or ExtensionInvokes.FetchTask or ExtensionInvokes.SubmitAction =>
                OnExtensionAsync(turnContext, cancellationToken),
            _ => Task.FromResult<InvokeResponse?>(null),
        };

    protected override Task<MessagingExtensionResponse> OnTeamsMessagingExtensionQueryAsync(
        ITurnContext<IInvokeActivity> turnContext,
        MessagingExtensionQuery query,
        CancellationToken cancellationToken
    ) => _extensions.OnQueryAsync(turnContext, query, cancellationToken);

    protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionFetchTaskAsync(
        ITurnContext<IInvokeActivity> turnContext,
        MessagingExtensionAction action,
        CancellationToken cancellationToken
    ) => _extensions.OnFetchAsync(turnContext, action, cancellationToken);

    protected override Task<MessagingExtensionActionResponse> OnTeamsMessagingExtensionSubmitActionAsync(
        ITurnContext<IInvokeActivity> turnContext,
        MessagingExtensionAction action,
        CancellationToken cancellationToken
    ) => _extensions.OnSubmitAsync(turnContext, action, cancellationToken);

    protected override Task<MessagingExtensionResponse> OnTeamsAppBasedLinkQueryAsync(
        ITurnContext<IInvokeActivity> turnContext,
        AppBasedLinkQuery query,
        CancellationToken cancellationToken
    ) => Task.FromResult(Extensions.OnLink(query));

    protected override Task<AdaptiveCardInvokeResponse> OnAdaptiveCardInvokeAsync(
        ITurnContext<IInvokeActivity> turnContext,
        AdaptiveCardInvokeValue invokeValue,
        CancellationToken cancellationToken
    ) => _actions.OnActionAsync(turnContext, invokeValue, cancellationToken);

    protected override Task OnTeamsFileConsentAcceptAsync(
        ITurnContext<IInvokeActivity> turnContext,
        FileConsentCardResponse fileConsentCardResponse,
        CancellationToken cancellationToken
    ) => _files.OnAcceptedAsync(turnContext, fileConsentCardResponse, cancellationToken);

    protected override Task OnTeamsFileConsentDeclineAsync(
        ITurnContext<IInvokeActivity> turnContext,
        FileConsentCardResponse fileConsentCardResponse,
        CancellationToken cancellationToken
    ) => _files.OnDeclinedAsync(turnContext, cancellationToken);

    protected override Task OnInstallationUpdateActivityAsync(
        ITurnContext<IInstallationUpdateActivity> turnContext,
        CancellationToken cancellationToken
    ) =>
        turnContext.Activity.Action is "remove" or "remove-upgrade"
            ? Task.CompletedTask
            : _arrivals.OnArrivalAsync(turnContext, cancellationToken);

    /// <summary>The base would ask a connector client for each member.</summary>
    protected override Task OnConversationUpdateActivityAsync(
        ITurnContext<IConversationUpdateActivity> turnContext,
        CancellationToken cancellationToken
    ) =>
        turnContext.Activity.MembersAdded is { Count: > 0 } ? _arrivals.OnArrivalAsync(turnContext, cancellationToken) : Task.CompletedTask;

    /// <summary>The base reads the event's value without looking whether there is one.</summary>
    protected override Task OnEventActivityAsync(ITurnContext<IEventActivity> turnContext, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>What is edited, deleted or undone needs no answer; the base reads channel data that need not have its shape.</summary>
    protected override Task OnMessageUpdateActivityAsync(
        ITurnContext<IMessageUpdateActivity> turnContext,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    /// <inheritdoc cref="OnMessageUpdateActivityAsync"/>
    protected override Task OnMessageDeleteActivityAsync(
        ITurnContext<IMessageDeleteActivity> turnContext,
        CancellationToken cancellationToken
    ) => Task.CompletedTask;

    private async Task<InvokeResponse?> OnCardActionAsync(ITurnContext<IInvokeActivity> turn, CancellationToken cancellation)
    {
        var (action, fault) = ActionReading.Of(turn.Activity.Value);
        var answer = action is null
            ? CardInvokeResponse.OfError(StatusCodes.Status400BadRequest, "BadRequest", fault)
            : await OnAdaptiveCardInvokeAsync(turn, action, cancellation);
        return CreateInvokeResponse(answer);
    }

    private async Task<InvokeResponse?> OnExtensionAsync(ITurnContext<IInvokeActivity> turn, CancellationToken cancellation)
    {
        var sent = turn.Activity.Value;
        object answer = turn.Activity.Name switch
        {
            ExtensionInvokes.Query => await OnTeamsMessagingExtensionQueryAsync(turn, ExtensionInvokes.ReadQuery(sent), cancellation),
            ExtensionInvokes.QueryLink => await OnTeamsAppBasedLinkQueryAsync(turn, ExtensionInvokes.ReadLink(sent), cancellation),
            ExtensionInvokes.FetchTask => await OnTeamsMessagingExtensionFetchTaskAsync(
                turn,
                ExtensionInvokes.ReadAction(sent),
                cancellation
            ),
            _ => await OnTeamsMessagingExtensionSubmitActionAsync(turn, ExtensionInvokes.ReadAction(sent), cancellation),
        };
        return CreateInvokeResponse(answer);
    }

    private async Task<InvokeResponse?> OnFileConsentAsync(ITurnContext<IInvokeActivity> turn, CancellationToken cancellation)
    {
        if (FileConsent.Read(turn.Activity.Value) is { } decision)
        {
            return await OnTeamsFileConsentAsync(turn, decision, cancellation);
        }

        await _files.OnUnreadableAsync(turn, cancellation);
        return CreateInvokeResponse();
    }
}
