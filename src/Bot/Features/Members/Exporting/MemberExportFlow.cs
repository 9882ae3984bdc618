using System.Globalization;
using KobanBot.Bot.Features.Kit;
using KobanBot.Bot.Fields;
using KobanBot.Core;
using KobanBot.Core.Councils;
using KobanBot.Core.Facts;
using KobanBot.Core.Organisation;

namespace KobanBot.Bot.Features.Members.Exporting;

/// <summary>
/// 本人の情報の出力: one person's data on his or her request, by the section alone. Who took it and what for is entered before the file is made, and
/// with the rights of the moment at which the person agreed.
/// </summary>
internal sealed class MemberExportFlow : IFlow
{
    public const string Make = "members.export.make";

    private const string VerbKey = "verb";

    public IReadOnlyList<Verb> Verbs =>
        [
            Reads.Council(MemberVerbs.Export, at => Ask(at, FormState.Clean)) with
            {
                Rights = CouncilRights.Section,
            },
            new Reads(Make, OfferAsync) { Rights = CouncilRights.Section, File = MakeAsync },
        ];

    public IReadOnlyList<Effect> Effects =>
        [
            new(MemberVerbs.Export, "2/0"),
            // The contacts with the note of the look, and what was corrected.
            new(Make, "4/1"),
        ];

    private static Reply Ask(Sitting at, FormState form) =>
        Member(at) is { } member
            ? Reply.Card(MemberExportCard.Render(new MemberExportView(at.Draw(), at.Council.Id, at.Council.Name, member, form)))
            : Unknown();

    private static Task<Reply> OfferAsync(Reading reading, CancellationToken cancellation) =>
        reading.CouncilAsync(
            reading.Step.Council,
            async (at, token) =>
            {
                if (Member(at) is not { } member)
                {
                    return Unknown();
                }

                if (PurposeError(at) is { } error)
                {
                    var errors = new Dictionary<string, string> { [MemberExportCard.PurposeKey] = error };
                    return Ask(at, new FormState(at.Data.Typed, errors));
                }

                return at.Step.TakesFiles
                    ? Reply.Offering(
                        new FileOffer(
                            Name(at, member),
                            $"{member.Name}さんの本人の情報を、あなたのOneDriveに保存します。",
                            (await ContentAsync(reading, at, member, token)).Length,
                            new Dictionary<string, string>(StringComparer.Ordinal)
                            {
                                [VerbKey] = Make,
                                [Buttons.CouncilKey] = at.Council.Id.Value,
                                [Buttons.FlowKey] = member.Id.Value,
                                [MemberExportCard.PurposeKey] = Purpose(at),
                            }
                        ),
                        "保存先を確認するカードを送信しました。「許可」を押すと、あなたのOneDriveに保存されます。"
                    )
                    : Reply.Sentence(
                        "この画面ではファイルを受け取れません。Teamsのボットとの個人チャットで委員のカードの「履歴を表示」から操作すると、作成できます。"
                    );
            },
            cancellation
        );

    private static async Task<FileReply> MakeAsync(Changing changing, CancellationToken cancellation)
    {
        FileReply? file = null;
        var reply = await changing.ChangeAsync(
            changing.Step.Council,
            async (at, token) =>
            {
                if (Member(at) is not { } member || PurposeError(at) is not null)
                {
                    return Replies.UnknownButton();
                }

                file = new FileReply(Name(at, member), await ContentAsync(changing, at, member, token));
                return new StepResult(
                    new CouncilChange { Audit = at.Audit(MemberVerbs.Export, member.Id.Value, Purpose(at)) },
                    Reply.Sentence("")
                );
            },
            cancellation
        );

        // A commit that was lost for good leaves a sentence; nothing goes out without the entry.
        return file is not null && reply.Text.Length == 0 ? file : FileReply.Refused(reply.Text);
    }

    private static async Task<byte[]> ContentAsync(Reading reading, Sitting at, Member member, CancellationToken cancellation) =>
        PersonalData.Csv(
            at.Facts,
            member,
            (await reading.ContactsAsync(at, [member.Id], cancellation)).GetValueOrDefault(member.Id),
            await reading.AmendmentsAsync(at, member.Id, cancellation)
        );

    private static string Purpose(Sitting at) => at.Data.Text(MemberExportCard.PurposeKey);

    private static string? PurposeError(Sitting at) =>
        Purpose(at).Length == 0 ? "利用目的を入力してください。" : LimitedText.Excess(Purpose(at), MemberExportCard.LongestPurpose);

    /// <summary>Without the name, since file names are seen by others.</summary>
    private static string Name(Sitting at, Member member) =>
        $"本人の情報_{member.Id.Value}_{at.Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}.csv";

    private static Member? Member(Sitting at) => at.Facts.Member(new MemberId(at.Step.Flow));

    private static Reply Unknown() => Reply.Sentence(RefusalWords.Of(new Refusal("commission.unknown-member")));
}
