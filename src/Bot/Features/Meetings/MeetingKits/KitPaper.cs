using KobanBot.Bot.Documents;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using QRCoder;

namespace KobanBot.Bot.Features.Meetings.MeetingKits;

/// <param name="AppId">Of the bot's registration; null on a desk.</param>
internal sealed record KitSetting(FormTemplates Templates, string? AppId);

/// <summary>会議キット as one document: 会議次第, 出席者名簿, メモ用紙 and 前回の記録.</summary>
internal static class KitPaper
{
    public const string Title = "会議キット";

    /// <summary>What it is made of.</summary>
    public static readonly IReadOnlyList<Form> Forms =
    [
        MeetingPaperForms.Agenda,
        MeetingPaperForms.SignInSheet,
        KitForms.Memo,
        MeetingResultForm.Form,
    ];

    /// <summary>The word with which the code is said, as the link to the chat brings it.</summary>
    public static string Said(MeetingKit kit) => $"{Title} {kit.Printed}";

    /// <summary>The chat with the bot where it is registered, with the word typed already; else the word alone.</summary>
    public static string Link(MeetingKit kit, string? appId) =>
        string.IsNullOrEmpty(appId)
            ? Said(kit)
            : $"https://teams.microsoft.com/l/chat/0/0?users=28:{appId}&message={Uri.EscapeDataString(Said(kit))}";

    /// <param name="last">The record of the last meeting; null before the first.</param>
    public static byte[] Make(Sitting at, PlannedPaper paper, MeetingKit kit, MeetingRecordBody? last, KitSetting setting)
    {
        var stamp = new DocumentStamp(Title, at.Now);
        var memo = KitForms.Memo.Fill(new MemoSheet(paper, kit.Printed)) with
        {
            Pictures = new Dictionary<string, byte[]>(StringComparer.Ordinal) { ["qr"] = Code(Link(kit, setting.AppId)) },
        };
        return WordBinder.Bind(
            [
                setting.Templates.Make(MeetingPaperForms.Agenda, [MeetingPaperForms.Agenda.Fill(paper)], stamp),
                setting.Templates.Make(MeetingPaperForms.SignInSheet, [MeetingPaperForms.SignInSheet.Fill(paper)], stamp),
                setting.Templates.Make(KitForms.Memo, [memo], stamp),
                .. last is null
                    ? Array.Empty<byte[]>()
                    :
                    [
                        setting.Templates.Make(
                            MeetingResultForm.Form,
                            [MeetingResultForm.Form.Fill(MeetingResult.Of(at.Facts, last, at.Today))],
                            stamp
                        ),
                    ],
            ],
            stamp
        );
    }

    private static byte[] Code(string text)
    {
        using var data = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        using var code = new PngByteQRCode(data);
        return code.GetGraphic(pixelsPerModule: 8);
    }
}
