namespace KobanBot.Core.Forms;

/// <summary>What the product prints. The layouts of 第1号 to 第5号 are not published (※別記様式は省略), so each has a template of its own.</summary>
public enum FormKind
{
    /// <summary>第1号様式 連絡協議会設置（廃止）票.</summary>
    EstablishmentSlip,

    /// <summary>第2号様式 連絡協議会運営状況一覧.</summary>
    OperationList,

    /// <summary>第3号様式 委嘱状.</summary>
    CommissionLetter,

    /// <summary>第4号様式 連絡協議会委員名簿.</summary>
    MemberRoster,

    /// <summary>第5号様式 連絡協議会開催結果記録簿.</summary>
    MeetingResult,

    /// <summary>開催通知.</summary>
    MeetingNotice,

    /// <summary>欠席者への結果連絡.</summary>
    ResultNotice,

    /// <summary>会議次第.</summary>
    Agenda,

    /// <summary>出席者名簿.</summary>
    SignInSheet,

    /// <summary>送付書 of 半期の送付.</summary>
    PackageCover,

    /// <summary>メモ用紙 of a 会議キット.</summary>
    MemoSheet,

    /// <summary>欠席者への連絡票.</summary>
    CallList,

    /// <summary>解嘱通知.</summary>
    DismissalNotice,

    /// <summary>引継書.</summary>
    HandoverSheet,

    /// <summary>通知はがき.</summary>
    NoticePostcard,
}
