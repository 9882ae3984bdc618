using System.Text.Json;
using System.Text.Json.Nodes;
using KobanBot.Bot.BotFramework.Activities;
using KobanBot.Bot.BotFramework.Routing;

namespace KobanBot.Bot.BotFramework.Files;

/// <summary>
/// How a bot hands over a file in a personal chat (PROTOCOL 2.6): a consent card asks, the invoke brings an address in the person's own OneDrive,
/// the bytes go there, and an info card links to them.
/// </summary>
internal static class FileConsent
{
    public const string InvokeName = "fileConsent/invoke";

    private const string ConsentType = "application/vnd.microsoft.teams.card.file.consent";
    private const string InfoType = "application/vnd.microsoft.teams.card.file.info";

    /// <param name="context">Comes back with the invoke, whichever way the person decides.</param>
    public static OutboundMessage Ask(string name, string description, int size, JsonObject context) =>
        OutboundMessage.OfAttachment(
            new JsonObject
            {
                ["contentType"] = ConsentType,
                ["name"] = name,
                ["content"] = new JsonObject
                {
                    ["description"] = description,
                    ["sizeInBytes"] = size,
                    ["acceptContext"] = context.DeepClone(),
                    ["declineContext"] = context.DeepClone(),
                },
            }.ToJsonString(ActivityJson.Options),
            description
        );

    public static OutboundMessage Uploaded(FileUpload upload, string summary) =>
        OutboundMessage.OfAttachment(
            new JsonObject
            {
                ["contentType"] = InfoType,
                ["contentUrl"] = upload.ContentUrl,
                ["name"] = upload.Name,
                ["content"] = new JsonObject { ["uniqueId"] = upload.UniqueId, ["fileType"] = upload.FileType },
            }.ToJsonString(ActivityJson.Options),
            summary
        );

    /// <summary>What the person decided; null when the invoke has not the protocol's shape.</summary>
    public static FileDecision? Read(Activity activity)
    {
        if (activity.Value is not { ValueKind: JsonValueKind.Object } value)
        {
            return null;
        }

        var action = Text(value, "action");
        if (action is not ("accept" or "decline"))
        {
            return null;
        }

        var context = value.TryGetProperty("context", out var sent) ? sent : (JsonElement?)null;
        if (action == "decline")
        {
            return new FileDecision(context, null);
        }

        return
            value.TryGetProperty("uploadInfo", out var info)
            && info.ValueKind == JsonValueKind.Object
            && Text(info, "uploadUrl") is { Length: > 0 } address
            ? new FileDecision(
                context,
                new FileUpload(
                    address,
                    Text(info, "contentUrl") ?? "",
                    Text(info, "name") ?? "",
                    Text(info, "uniqueId") ?? "",
                    Text(info, "fileType") ?? ""
                )
            )
            : null;
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}

/// <param name="Upload">Null when the person declined.</param>
internal sealed record FileDecision(JsonElement? Context, FileUpload? Upload);

/// <param name="UploadUrl">An address that is good for this one file; whoever has it may write there, so it is never logged.</param>
internal sealed record FileUpload(string UploadUrl, string ContentUrl, string Name, string UniqueId, string FileType);
