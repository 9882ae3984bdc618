namespace KobanBot.Bot.Features.Members;

/// <summary>Verbs by which one flow's card leads to another about the same members, and the keys of their data.</summary>
internal static class MemberVerbs
{
    /// <summary>委員名簿. With the council.</summary>
    public const string List = "members.list";

    /// <summary>The same from the figures: who reads the names there is written down. With the council.</summary>
    public const string Kept = "members.kept";

    /// <summary>One member. With the council, and the member as flow.</summary>
    public const string Show = "members.show";

    /// <summary>One person across all councils. With <see cref="NameKey"/>.</summary>
    public const string Find = "members.find";

    /// <summary>構成. With the council.</summary>
    public const string Balance = "members.balance";

    /// <summary>連絡先. With the council; of one member as flow, of a meeting's absentees by <see cref="MeetingKey"/>, or of all.</summary>
    public const string Contacts = "members.contacts";

    /// <summary>訪問・接触の記録. With the council, and the member as flow.</summary>
    public const string Visit = "members.visit";

    /// <summary>訂正. With the council, and the member as flow.</summary>
    public const string Amend = "members.amend";

    /// <summary>連絡先の訂正. With the council, and the member as flow.</summary>
    public const string AmendContact = "members.contact";

    /// <summary>少人数理由. With the council.</summary>
    public const string Few = "members.few";

    /// <summary>履歴. With the council, and the member as flow.</summary>
    public const string History = "members.history";

    /// <summary>本人の情報の出力. With the council, and the member as flow.</summary>
    public const string Export = "members.export";

    /// <summary>委嘱. With the council; a 補充 by <see cref="PredecessorKey"/>, a person who is known by <see cref="PersonKey"/>.</summary>
    public const string Commission = "commission.new";

    /// <summary>取消し of a commission that has not begun. With the council, and the member as flow.</summary>
    public const string WithdrawCommission = "commission.withdraw";

    /// <summary>委嘱状の交付. With the council.</summary>
    public const string Letters = "letters.open";

    /// <summary>解嘱. With the council, the member by <see cref="ChosenKey"/>, and a reason that is known.</summary>
    public const string Dismiss = "dismiss.enter";

    /// <summary>What a police box tells the section. With the council, and the member as flow.</summary>
    public const string Report = "report.open";

    /// <summary>One report with its answer. With the council, and the report as flow.</summary>
    public const string ReportShow = "report.show";

    public const string NameKey = "person-name";
    public const string MeetingKey = "meeting";
    public const string PredecessorKey = "predecessor";
    public const string PersonKey = "person";
    public const string ChosenKey = "member";
    public const string ReasonKey = "reason";
    public const string PageKey = "page";
}
