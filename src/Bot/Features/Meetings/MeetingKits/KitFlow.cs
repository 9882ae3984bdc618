using System.Security.Cryptography;
using KobanBot.Bot.BotFramework;
using KobanBot.Bot.Documents.Pdf;
using KobanBot.Bot.Features.Forms;
using KobanBot.Bot.Features.Kit;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Organisation;
using Microsoft.Extensions.Options;

namespace KobanBot.Bot.Features.Meetings.MeetingKits;

/// <summary>
/// 会議キット: the papers of the next planned meeting in one file. Its code, scanned or typed, leads to the record; it holds nothing itself, and
/// the rights are asked when it is opened.
/// </summary>
internal sealed class KitFlow(IOptions<BotOptions> options, PdfMaker pdf) : IFlow
{
    private readonly PdfFiles _pdf = new(pdf);

    private const string Kept = "kept";
    private const string Sent = "保存先を確認するカードを送信しました。「許可」を押すと、あなたのOneDriveに保存されます。";
    private const string InsteadOfPdf = "「会議キット」と送信すると、Wordのファイルで保存できます。";
    private const string NoPlan =
        "これから開催する会議の計画がありません。「開催計画」と送信して会議を計画すると、会議キットを作成できます。";

    public IReadOnlyList<Verb> Verbs => [new Reads(KitVerbs.Make, AskAsync) { File = MakeAsync }];

    public IReadOnlyList<Effect> Effects => [new(KitVerbs.Make, "2/0")];

    public IReadOnlyList<Spoken> Words =>
        [
            new(
                KitVerbs.Make,
                "次の会議の次第、出席者名簿、メモ用紙、前回の記録を1つのファイルで作成します。",
                "会議キット",
                "かいぎきっと",
                "会議の準備",
                "会議資料を印刷"
            )
            {
                Audience = Audience.Council,
                TakesWords = true,
            },
        ];

    private Task<Reply> AskAsync(Reading at, CancellationToken cancellation) =>
        MeetingKit.Read(at.Step.Words) is { } code
            ? OpenAsync(at, code, cancellation)
            : CouncilPicker.WithCouncilAsync(
                at,
                "会議キット",
                KitVerbs.Make,
                council => OfferAsync(at, council, cancellation),
                cancellation
            );

    /// <summary>Whoever may read the council of the code opens it; everybody else hears the same as for a code that was never given.</summary>
    private static async Task<Reply> OpenAsync(Reading at, string code, CancellationToken cancellation)
    {
        var all = await at.AllCouncilsAsync(cancellation);
        foreach (var (facts, access) in all.Councils)
        {
            if (facts.Kits.FirstOrDefault(k => k.Code == code) is { } kit)
            {
                return Reply.Card(
                    KitCard.Render(
                        new KitView(
                            at.Step.Draw(),
                            facts.Council.Id,
                            facts.Council.Name,
                            kit,
                            at.Step.Today,
                            facts.Drafts.FirstOrDefault(d => d.IsOpen && (d.FromPlan == kit.Date || d.Content.Date == kit.Date)),
                            facts.Meetings.FirstOrDefault(m => m.PlannedFor == kit.Date || m.Date == kit.Date),
                            access.Edit
                        )
                    )
                );
            }
        }

        return Reply.Sentence(
            "この番号の会議キットは見つかりません。番号を確かめてください。「会議を記録」と送信しても、記録を始めることができます。"
        );
    }

    private async Task<Reply> OfferAsync(Reading at, CouncilId council, CancellationToken cancellation) =>
        await at.CouncilAsync(
            council,
            async (sitting, token) =>
            {
                if (PlannedPaper.Next(sitting.Facts, sitting.Today) is not { } paper)
                {
                    return Reply.Sentence(NoPlan);
                }

                if (!at.Step.TakesFiles)
                {
                    return Reply.Sentence(
                        "この画面ではファイルを受け取れません。Teamsのボットとの個人チャットで「会議キット」と送信すると、作成できます。"
                    );
                }

                // As large as the file will be: its code has the same length.
                var kit = KitOf(sitting.Facts, paper) ?? NewKit(sitting, paper);
                var content = KitPaper.Make(sitting, paper, kit, await LastAsync(at, sitting, token), await SettingAsync(at, token));
                return Reply.Offering(
                    new FileOffer(
                        _pdf.Name(at.Step, Name(sitting, paper)),
                        "会議次第、出席者名簿、メモ用紙、前回の記録を、あなたのOneDriveに保存します。",
                        content.Length,
                        new Dictionary<string, string>(StringComparer.Ordinal)
                        {
                            ["verb"] = KitVerbs.Make,
                            [Buttons.CouncilKey] = council.Value,
                            [FormVerbs.FormatKey] = FormRequest.IsPdfAsked(at.Step) ? FormVerbs.Pdf : "",
                        }
                    ),
                    Sent
                );
            },
            cancellation
        );

    /// <summary>The code is stored before the paper goes out; made again, a kit of the same meeting has the same one.</summary>
    private async Task<FileReply> MakeAsync(Changing at, CancellationToken cancellation)
    {
        var kept = await at.ChangeAsync(
            at.Step.Council,
            sitting =>
                PlannedPaper.Next(sitting.Facts, sitting.Today) is not { } paper ? Reply.Sentence(NoPlan)
                : KitOf(sitting.Facts, paper) is not null ? Reply.Sentence(Kept)
                : new StepResult(
                    new CouncilChange { Audit = sitting.Audit("kit.make"), Writes = [new CouncilWrite.PutKit(NewKit(sitting, paper))] },
                    Reply.Sentence(Kept)
                ),
            cancellation
        );
        if (kept.Text != Kept)
        {
            return FileReply.Refused(kept.Text);
        }

        FileReply? file = null;
        var reply = await at.CouncilAsync(
            at.Step.Council,
            async (sitting, token) =>
            {
                if (PlannedPaper.Next(sitting.Facts, sitting.Today) is { } paper && KitOf(sitting.Facts, paper) is { } kit)
                {
                    var last = await LastAsync(at, sitting, token);
                    file = new FileReply(Name(sitting, paper), KitPaper.Make(sitting, paper, kit, last, await SettingAsync(at, token)));
                }

                return Reply.Sentence(NoPlan);
            },
            cancellation
        );
        return file is null ? FileReply.Refused(reply.Text) : await _pdf.OfAsync(at.Step, file, InsteadOfPdf, cancellation);
    }

    private async Task<KitSetting> SettingAsync(Reading at, CancellationToken cancellation) =>
        new(await FormTemplates.LoadAsync(at, KitPaper.Forms, cancellation), options.Value.AppId);

    private static MeetingKit? KitOf(CouncilFacts facts, PlannedPaper paper) =>
        facts.Kits.FirstOrDefault(k => k.Date == paper.Meeting.Date);

    private static MeetingKit NewKit(Sitting at, PlannedPaper paper) =>
        new(RandomNumberGenerator.GetString(MeetingKit.Alphabet, MeetingKit.CodeLength), paper.Meeting.Date, at.Officer.Id, at.Now);

    private static async Task<MeetingRecordBody?> LastAsync(Reading at, Sitting sitting, CancellationToken cancellation) =>
        sitting.Facts.Meetings.OrderByDescending(m => m.Date).ThenByDescending(m => m.ConfirmedAt).FirstOrDefault() is { } last
            ? await at.RecordAsync(sitting.Council.Id, last, cancellation)
            : null;

    private static string Name(Sitting at, PlannedPaper paper) => $"会議キット_{at.Council.Name}_{paper.Meeting.Date:yyyyMMdd}.docx";
}
