using System.Globalization;
using System.Net;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace KobanBot.Bot.BotFramework.Routing;

/// <summary>The invokes of a message extension (PROTOCOL 2.4): what they bring, read without trusting any of it, and their answers.</summary>
internal static class ExtensionInvokes
{
    public const string Query = "composeExtension/query";
    public const string QueryLink = "composeExtension/queryLink";
    public const string FetchTask = "composeExtension/fetchTask";
    public const string SubmitAction = "composeExtension/submitAction";

    private const string Message = "message";

    public static MessagingExtensionQuery ReadQuery(object? sent)
    {
        var value = sent as JObject ?? [];
        var options = value["queryOptions"] as JObject ?? [];
        return new MessagingExtensionQuery
        {
            CommandId = Text(value, "commandId"),
            QueryOptions = new MessagingExtensionQueryOptions { Skip = Number(options, "skip"), Count = Number(options, "count") },
            Parameters =
            [
                .. (value["parameters"] as JArray ?? [])
                    .OfType<JObject>()
                    .Select(p => new MessagingExtensionParameter { Name = Text(p, "name"), Value = TextOf(p["value"]) }),
            ],
        };
    }

    public static MessagingExtensionAction ReadAction(object? sent)
    {
        var value = sent as JObject ?? [];
        return new MessagingExtensionAction { CommandId = Text(value, "commandId"), Data = value["data"] };
    }

    public static AppBasedLinkQuery ReadLink(object? sent) => new() { Url = Text(sent as JObject ?? [], "url") ?? "" };

    /// <summary>Nothing but a sentence.</summary>
    public static MessagingExtensionResponse Sentence(string text) => new(new MessagingExtensionResult { Type = Message, Text = text });

    public static MessagingExtensionResponse Results(IEnumerable<MessagingExtensionAttachment> results) =>
        new(
            new MessagingExtensionResult
            {
                Type = "result",
                AttachmentLayout = "list",
                Attachments = [.. results],
            }
        );

    /// <param name="title">Shown in the list as HTML, therefore written so that it means itself.</param>
    /// <param name="text">The same.</param>
    public static MessagingExtensionAttachment Result(string cardJson, string title, string text) =>
        new()
        {
            ContentType = OutboundMessage.CardType,
            Content = new JRaw(cardJson),
            Preview = new ThumbnailCard { Title = WebUtility.HtmlEncode(title), Text = WebUtility.HtmlEncode(text) }.ToAttachment(),
        };

    /// <summary>The dialog goes on with a card.</summary>
    public static MessagingExtensionActionResponse Dialog(string title, string cardJson) =>
        new()
        {
            Task = new TaskModuleContinueResponse(
                new TaskModuleTaskInfo
                {
                    Title = title,
                    Height = "large",
                    Width = "medium",
                    Card = new Attachment { ContentType = OutboundMessage.CardType, Content = new JRaw(cardJson) },
                }
            ),
        };

    /// <summary>The dialog ends with a sentence.</summary>
    public static MessagingExtensionActionResponse DialogEnd(string text) => new() { Task = new TaskModuleMessageResponse(text) };

    private static string? Text(JObject value, string name) => (value[name] as JValue)?.Value as string;

    private static string TextOf(JToken? value) =>
        value switch
        {
            JValue { Value: string text } => text,
            JValue { Value: bool on } => on ? "true" : "false",
            JValue { Value: not null } number => number.ToString(CultureInfo.InvariantCulture),
            _ => "",
        };

    private static int? Number(JObject value, string name) =>
        value[name] is JValue { Type: JTokenType.Integer } number && number.Value is long and >= 0 and <= int.MaxValue and var count
            ? (int)count
            : null;
}
