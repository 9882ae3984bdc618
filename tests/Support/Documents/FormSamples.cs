using KobanBot.Core.Facts;
using KobanBot.Core.Forms;
using KobanBot.Core.Guideline;
using KobanBot.Core.Organisation;
using KobanBot.Core.Time;
using KobanBot.Support.Conversations;

namespace KobanBot.Support.Documents;

/// <summary>Contents of every form: as little as there can be, a usual one, and as much as anybody will type.</summary>
internal static class FormSamples
{
    public const string Minimal = "minimal";
    public const string Usual = "usual";
    public const string Extreme = "extreme";

    public static readonly IReadOnlyList<string> Sizes = [Minimal, Usual, Extreme];

    public static readonly DateOnly Today = new(2026, 11, 1);

    /// <summary>異体字 with a variation selector, characters beyond the first plane, a private one, and marks that XML has another use for.</summary>
    public static readonly IReadOnlyList<string> HardNames =
    [
        "葛\U000E0100城 一",
        "𠮷田 二郎",
        "髙﨑 三\U000E0101",
        "邊\U000E0102 𩸽子",
        "試\uE000験 四郎",
        "A&B <五> \"六\"",
        "辻󠄁 七　八",
    ];

    public static string Long(int length) =>
        string.Concat(
            Enumerable
                .Range(0, length)
                .Select(i => i % 40 == 39 ? '\n' : "安全で安心なまちづくりのため、地域と警察が協力して取り組む。"[i % 29])
        );

    public static IReadOnlyList<string> Names(int count) =>
        [.. Enumerable.Range(1, count).Select(i => $"{HardNames[i % HardNames.Count]}{i}")];

    /// <summary>The form filled with a sample of that size.</summary>
    public static FilledForm Filled(FormKind kind, string size) =>
        kind switch
        {
            FormKind.EstablishmentSlip => EstablishmentSlipForm.Form.Fill(Slip(size)),
            FormKind.OperationList => OperationListForm.Form.Fill(
                OperationList.Of(new StationId("S1"), Councils(size), Today, GuidelineSettings.Default)
            ),
            FormKind.CommissionLetter => CommissionLetterForm.Form.Fill(Letters(size)[0]),
            FormKind.MemberRoster => MemberRosterForm.Form.Fill(MemberRoster.Of(CouncilOf(size), Today, GuidelineSettings.Default)),
            FormKind.MeetingResult => MeetingResultForm.Form.Fill(
                MeetingResult.Of(MeetingSamples.Facts(size), MeetingSamples.Body(size), Today)
            ),
            FormKind.ResultNotice => ResultNoticeForm.Form.Fill(
                ResultNotice.Of(MeetingSamples.Facts(size), MeetingSamples.Body(size), Today)[0]
            ),
            FormKind.MeetingNotice => MeetingPaperForms.Notice.Fill(MeetingNotice.Of(Planned(size))[0]),
            FormKind.Agenda => MeetingPaperForms.Agenda.Fill(Planned(size)),
            FormKind.SignInSheet => MeetingPaperForms.SignInSheet.Fill(Planned(size)),
            FormKind.MemoSheet => KitForms.Memo.Fill(new MemoSheet(Planned(size), "ABCD-EFGH")),
            FormKind.CallList => KitForms.Calls.Fill(OfficeSamples.Calls(size)),
            FormKind.DismissalNotice => DismissalLetterForm.Form.Fill(OfficeSamples.Dismissal(size)),
            FormKind.HandoverSheet => HandoverSheetForm.Form.Fill(OfficeSamples.Handover(size)),
            FormKind.PackageCover => PackageCoverForm.Form.Fill(OfficeSamples.Cover(size)),
            FormKind.NoticePostcard => NoticePostcardForm.Form.Fill(Postcard(size)),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    public static NoticePostcard Postcard(string size) =>
        new(
            Planned(size),
            size == Extreme ? HardNames[0] + Long(30) : World.MemberNames[0],
            PostalAddress.Of(
                size switch
                {
                    Minimal => "",
                    Usual => "〒085-0000　北都市中央1丁目1番1号　中央団地3棟101号室",
                    _ => "〒０８５−０００１" + Long(100),
                }
            )
        );

    public static IReadOnlyList<CommissionLetter> Letters(string size) => CommissionLetter.Of(CouncilOf(size), Today);

    /// <summary>A council with one member, with ten, or with forty of hard names.</summary>
    public static CouncilFacts CouncilOf(string size)
    {
        var facts = World.CentralFacts;
        return size switch
        {
            Minimal => facts with { Members = [facts.Members[0]], Roster = [] },
            Usual => facts with { Members = [.. facts.Members.Select((m, i) => i == 0 ? Described(m) : m)] },
            _ => facts with
            {
                Council = facts.Council with { Name = "中央交番連絡協議会（" + Long(39) + "）" },
                Members =
                [
                    .. Names(40)
                        .Select((name, i) => Dismissed(Described(facts.Members[0]) with { Id = new MemberId($"X{i}"), Name = name }, i)),
                ],
            },
        };
    }

    private static Member Described(Member member) =>
        member with
        {
            Kana = "あかん　はじめ",
            Sex = "女",
            AgeBand = 60,
            Occupation = "自営業",
            District = "中央1丁目",
            Association = "中央町内会",
            Affiliation = "中央町内会　会長",
            Ties = [BeatTie.Residence, BeatTie.Workplace],
        };

    private static Member Dismissed(Member member, int index) =>
        index % 10 != 9
            ? member
            : member with
            {
                Commissions =
                [
                    member.Commissions[0] with
                    {
                        Dismissal = new Dismissal(new DateOnly(2026, 6, 1), DismissalReason.Resignation),
                    },
                ],
            };

    private static PrintedSlip Slip(string size)
    {
        var facts = CouncilOf(size);
        var council = size switch
        {
            Minimal => facts.Council,
            Usual => facts.Council with
            {
                Established = new DateOnly(2025, 10, 1),
                AreaText = "中央1丁目から3丁目まで",
                Purpose = "総合的な繁華街・歓楽街対策を推進するため",
                Establishment = Details,
            },
            _ => facts.Council with
            {
                Abolished = new DateOnly(2026, 9, 30),
                Abolition = new AbolitionDetails { Reason = Long(800), Explanations = [new(new MemberId("X1"), Today)] },
            },
        };
        return PrintedSlip.Of(facts with { Council = council }, Today, GuidelineSettings.Default)[^1];
    }

    private static EstablishmentDetails Details =>
        new()
        {
            Grounds = [UnitGround.Unity],
            GroundsText = "団地が一体となって防犯活動をしている",
            ExceptionReason = "住民の入れ替わりが激しく、管理者との協議が効果的である",
            Consultation = new Consultation(
                ConsultationKind.Establishment,
                "設置",
                new DateOnly(2025, 9, 1),
                new Office(OfficeKind.AreaHeadquarters, "Kushiro", "釧路方面本部地域課")
            )
            {
                Result = "異存なし",
            },
        };

    private static IEnumerable<CouncilFacts> Councils(string size) =>
        size switch
        {
            Minimal => [],
            Usual => [World.CentralFacts, World.EastFacts],
            _ => Enumerable
                .Range(1, 60)
                .Select(i => CouncilOf(Extreme))
                .Select((f, i) => f with { Council = f.Council with { Id = new CouncilId($"C{i:000}"), FewMembersReason = Long(200) } }),
        };

    public static PlannedPaper Planned(string size)
    {
        var facts = CouncilOf(size);
        var plan = facts.Plans[0];
        var meeting = size switch
        {
            Minimal => plan.Meetings[0] with { Place = "", Start = null, Topics = [] },
            Usual => plan.Meetings[0],
            _ => plan.Meetings[0] with
            {
                Place = Long(400),
                Topics = [.. Enumerable.Range(1, 60).Select(i => new PlannedTopic(TopicCategory.Other, $"議題{i}　{Long(60)}"))],
            },
        };
        return PlannedPaper.Next(
            facts with
            {
                Plans = [plan with { Meetings = [meeting] }],
                Feedback = size == Minimal ? [] : World.EastFacts.Feedback,
            },
            Today
        )!; // The plan has a meeting after that day.
    }
}
