using KobanBot.Bot.BotFramework.Routing;
using Microsoft.Bot.Schema;
using Microsoft.Bot.Schema.Teams;
using Newtonsoft.Json.Linq;

namespace KobanBot.Bot.BotFramework.Files;

/// <summary>
/// How a bot hands over a file in a personal chat (PROTOCOL 2.6): a consent card asks, the invoke brings an address in the person's own OneDrive,
/// the bytes go there, and an info card links to them.
/// </summary>
internal static class FileConsent
{
    public const string InvokeName = "fileConsent/invoke";

    /// <param name="context">Comes back with the invoke, whichever way the person decides.</param>
    public static OutboundMessage Ask(string name, string description, int size, IReadOnlyDictionary<string, string> context) =>
        OutboundMessage.OfAttachment(
            new Attachment
            {
                ContentType = FileConsentCard.ContentType,
                Name = name,
                Content = new FileConsentCard
                {
                    Description = description,
                    SizeInBytes = size,
                    AcceptContext = context,
                    DeclineContext = context,
                },
            },
            description
        );

    public static OutboundMessage Uploaded(FileUploadInfo upload, string summary) =>
        OutboundMessage.OfAttachment(
            new Attachment
            {
                ContentType = FileInfoCard.ContentType,
                ContentUrl = upload.ContentUrl,
                Name = upload.Name,
                Content = new FileInfoCard { UniqueId = upload.UniqueId, FileType = upload.FileType },
            },
            summary
        );

    /// <summary>
    /// What the person decided; null when the invoke has not the protocol's shape. Accepted, it has an upload address; that is good for this one
    /// file, and whoever has it may write there, so it is never logged.
    /// </summary>
    public static FileConsentCardResponse? Read(object? sent)
    {
        if (sent is not JObject value || Text(value, "action") is not { } action || action is not ("accept" or "decline"))
        {
            return null;
        }

        var decision = new FileConsentCardResponse { Action = action, Context = value["context"] };
        if (action == "accept" && value["uploadInfo"] is JObject info)
        {
            decision.UploadInfo = new FileUploadInfo
            {
                UploadUrl = Text(info, "uploadUrl"),
                ContentUrl = Text(info, "contentUrl") ?? "",
                Name = Text(info, "name") ?? "",
                UniqueId = Text(info, "uniqueId") ?? "",
                FileType = Text(info, "fileType") ?? "",
            };
        }

        return action == "decline" || decision.UploadInfo?.UploadUrl is { Length: > 0 } ? decision : null;
    }

    private static string? Text(JObject value, string name) => (value[name] as JValue)?.Value as string;
}
